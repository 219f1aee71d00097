#!/usr/bin/env bash
# What `check` finds in published projects, by severity and rule: how docs/noise.md was counted.
#
# For each project its released sources and classes are unpacked, its dependencies come from its POM, and `check` runs at default
# settings for Java 21, as it would in the project's own build. What a POM leaves out as optional is named here, after the project.
#
# usage: benchmarks/noise.sh [folder for the projects and their reports, kept; a temporary one unless told] [artifact...]
# needs the plugin in the local repository: mvn install -DskipTests
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

projects=(
  "org.apache.httpcomponents.client5:httpclient5:5.5"
  "io.undertow:undertow-core:2.3.18.Final"
  "org.mariadb.jdbc:mariadb-java-client:3.5.3 net.java.dev.jna:jna-platform:5.13.0"
  "com.github.javaparser:javaparser-core:3.26.4"
  "org.apache.commons:commons-math3:3.6.1"
  "org.apache.kafka:kafka-clients:3.9.0 com.fasterxml.jackson.core:jackson-databind:2.16.2 org.bitbucket.b_c:jose4j:0.9.6"
  "org.springframework.batch:spring-batch-core:5.2.1 org.springframework:spring-jms:6.2.1 org.springframework.kafka:spring-kafka:3.3.1"
  "de.codecentric:spring-boot-admin-server:3.4.1 org.springframework.boot:spring-boot-starter-mail:3.4.1 org.springframework.boot:spring-boot-starter-web:3.4.1 com.hazelcast:hazelcast:5.5.0"
  "io.vertx:vertx-web:4.5.11"
  "io.lettuce:lettuce-core:6.5.2.RELEASE io.netty:netty-transport-native-epoll:4.1.116.Final org.apache.commons:commons-pool2:2.12.0"
  "com.squareup.okhttp3:okhttp:3.14.9"
  "org.eclipse.jetty:jetty-server:11.0.24 org.slf4j:slf4j-api:2.0.9"
  "org.postgresql:postgresql:42.7.5"
  "com.fasterxml.jackson.core:jackson-databind:2.18.2"
  "org.hipparchus:hipparchus-core:3.1"
  "com.rabbitmq:amqp-client:5.24.0 io.micrometer:micrometer-core:1.14.2"
  "org.springframework.integration:spring-integration-core:6.4.1"
  "org.springframework.cloud:spring-cloud-gateway-server:4.2.0 org.springframework.boot:spring-boot-starter-webflux:3.4.1 org.springframework.boot:spring-boot-starter-data-redis-reactive:3.4.1"
  "io.vertx:vertx-mysql-client:4.5.11"
  "io.projectreactor.netty:reactor-netty-http:1.2.1"
)
if [ $# -gt 0 ]; then
  make_work "$1"
  shift
else
  make_work
fi

found() { # report: "severity rule" for each finding
  tr ',{}' '\n' <"$1" | sed -n 's/^ *"\(rule\|severity\)" *: *"\([A-Za-z]*\)".*/\1 \2/p' |
    awk '$1 == "rule" { rule = $2 } $1 == "severity" { severity = $2 } rule && severity { print severity, rule; rule = severity = "" }'
}

printf '%-28s %7s %6s %7s %5s  %s\n' project lines error warning info 'by rule'
for line in "${projects[@]}"; do
  read -r coordinates extras <<<"$line"
  artifact=$(artifact "$coordinates")
  if [ $# -gt 0 ] && [[ " $* " != *" $artifact "* ]]; then continue; fi
  home=$work/$artifact
  if [ ! -f "$home/pom.xml" ]; then
    unpack_project "$coordinates" "$home"
    pom "$home" "$(dependency "$coordinates" '<type>pom</type>'; for extra in $extras; do dependency "$extra"; done)" \
      '<maven.compiler.release>21</maven.compiler.release>'
  fi
  mvn -B -ntp -f "$home/pom.xml" "$plugin:check" -Dadvisor.failOnViolation=false </dev/null >"$home/check.log" || {
    cat "$home/check.log" >&2
    exit 1
  }
  found "$home/target/advisor/advisor.json" >"$home/found"
  printf '%-28s %7d %6d %7d %5d  %s\n' "$artifact" "$(find "$home/src" -name '*.java' -exec cat {} + | wc -l)" \
    "$(grep -ci '^error' "$home/found" || true)" "$(grep -ci '^warning' "$home/found" || true)" \
    "$(grep -ci '^info' "$home/found" || true)" \
    "$(sort "$home/found" | uniq -c | awk '{ printf "%s%s %s %s", (NR == 1) ? "" : ", ", $1, tolower($2), $3 }')"
done
