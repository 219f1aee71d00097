#!/usr/bin/env bash
# What `check` finds in published projects, by severity and rule: how docs/noise.md was counted.
#
# For each project its released sources and classes are unpacked, its dependencies come from its POM, and `check` runs at default
# settings for Java 21, as it would in the project's own build. What a POM leaves out as optional is named here, after the project.
#
# usage: benchmarks/noise.sh [-s set, 1 to 4, 1 unless told] [folder for the projects and their reports, kept; a temporary one unless
#   told] [artifact...]
# needs the plugin in the local repository: mvn install -DskipTests
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

set=1
while getopts s: option; do
  case $option in
    s) set=$OPTARG ;;
    *) exit 2 ;;
  esac
done
shift $((OPTIND - 1))

projects1=(
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
projects2=(
  "org.asynchttpclient:async-http-client:3.0.1"
  "org.apache.httpcomponents.core5:httpcore5:5.3.3"
  "com.azure:azure-core-http-netty:1.15.7"
  "software.amazon.awssdk:netty-nio-client:2.29.45"
  "io.helidon.webserver:helidon-webserver:4.1.6"
  "com.linecorp.armeria:armeria:1.31.3"
  "org.glassfish.grizzly:grizzly-framework:4.0.2"
  "com.corundumstudio.socketio:netty-socketio:2.0.12"
  "com.zaxxer:HikariCP:6.2.1"
  "redis.clients:jedis:5.2.0"
  "org.redisson:redisson:3.42.0"
  "org.mongodb:mongodb-driver-core:5.2.1"
  "com.mysql:mysql-connector-j:9.1.0"
  "com.datastax.oss:java-driver-core:4.17.0"
  "org.postgresql:r2dbc-postgresql:1.0.7.RELEASE"
  "com.h2database:h2:2.3.232"
  "io.nats:jnats:2.20.5"
  "org.apache.activemq:activemq-client:6.1.4"
  "org.apache.activemq:artemis-server:2.39.0"
  "org.apache.pulsar:pulsar-client-original:4.0.1"
  "org.apache.kafka:kafka-streams:3.9.0"
  "org.apache.rocketmq:rocketmq-broker:5.3.1"
  "org.springframework.kafka:spring-kafka:3.3.1"
  "org.springframework.amqp:spring-rabbit:3.2.1"
  "org.springframework:spring-webflux:6.2.1"
  "org.springframework:spring-context:6.2.1"
  "com.netflix.eureka:eureka-client:2.0.4"
  "org.springframework.data:spring-data-redis:3.4.1"
  "io.vertx:vertx-core:4.5.11"
  "io.vertx:vertx-kafka-client:4.5.11"
  "io.quarkus:quarkus-vertx-http:3.17.5"
  "io.projectreactor:reactor-core:3.7.1"
  "io.reactivex.rxjava3:rxjava:3.1.10"
  "org.apache.zookeeper:zookeeper:3.9.3"
  "org.apache.curator:curator-recipes:5.7.1"
  "org.jgroups:jgroups:5.3.13.Final"
  "io.etcd:jetcd-core:0.8.4"
  "org.apache.hadoop:hadoop-common:3.4.1"
  "org.apache.solr:solr-core:9.7.0"
  "org.apache.hbase:hbase-client:2.6.1"
  "org.quartz-scheduler:quartz:2.5.0"
  "org.jobrunr:jobrunr:7.3.2"
  "org.apache.dubbo:dubbo:3.3.2"
  "com.xuxueli:xxl-job-core:2.4.2"
  "com.alibaba.nacos:nacos-client:2.4.3"
  "org.testcontainers:testcontainers:1.20.4"
  "com.github.docker-java:docker-java-core:3.4.1"
  "io.fabric8:kubernetes-client:7.0.1"
  "io.minio:minio:8.5.14"
  "org.eclipse.jgit:org.eclipse.jgit:7.1.0.202411261347-r"
  "org.apache.sshd:sshd-core:2.14.0"
  "org.apache.commons:commons-vfs2:2.9.0"
  "org.apache.flink:flink-runtime:1.20.0"
  "io.debezium:debezium-core:3.0.5.Final"
  "org.apache.camel:camel-core-engine:4.9.0"
  "org.seleniumhq.selenium:selenium-remote-driver:4.27.0"
  "org.igniterealtime.smack:smack-core:4.4.8"
  "org.apache.storm:storm-client:2.7.1"
  "io.grpc:grpc-netty:1.69.0"
)
projects3=(
  "org.eclipse.jetty:jetty-client:12.0.16"
  "com.sparkjava:spark-core:2.9.4"
  "org.atmosphere:atmosphere-runtime:3.0.13"
  "org.neo4j.driver:neo4j-java-driver:5.27.0"
  "com.couchbase.client:core-io:3.7.6"
  "io.r2dbc:r2dbc-pool:1.0.2.RELEASE"
  "org.mariadb:r2dbc-mariadb:1.2.2"
  "org.apache.qpid:qpid-jms-client:2.6.1"
  "org.eclipse.paho:org.eclipse.paho.client.mqttv3:1.2.5"
  "com.hivemq:hivemq-mqtt-client:1.3.3"
  "org.apache.rocketmq:rocketmq-client:5.3.1"
  "org.apache.activemq:activemq-broker:6.1.4"
  "com.rabbitmq:stream-client:0.20.0"
  "org.apache.kafka:connect-runtime:3.9.0"
  "org.springframework:spring-messaging:6.2.1"
  "org.springframework:spring-web:6.2.1"
  "org.springframework.security:spring-security-web:6.4.2"
  "org.springframework:spring-websocket:6.2.1"
  "io.vertx:vertx-redis-client:4.5.11"
  "io.vertx:vertx-sql-client:4.5.11"
  "io.smallrye.reactive:smallrye-reactive-messaging-kafka:4.25.0"
  "io.smallrye.reactive:mutiny:2.7.0"
  "org.infinispan:infinispan-core:15.0.11.Final"
  "com.hazelcast:hazelcast:5.5.0"
  "org.apache.storm:storm-server:2.7.1"
  "org.opensearch:opensearch:2.18.0"
  "io.kubernetes:client-java:22.0.0"
  "org.apache.camel:camel-netty-http:4.9.0"
  "org.apache.cxf:cxf-rt-transports-http:4.1.0"
  "net.spy:spymemcached:2.12.3"
  "org.apache.mina:mina-core:2.2.4"
  "org.apache.ftpserver:ftpserver-core:1.2.1"
  "io.github.littleproxy:littleproxy:2.4.0"
  "org.mock-server:mockserver-netty:5.15.0"
  "com.fifesoft:rsyntaxtextarea:3.5.3"
  "org.controlsfx:controlsfx:11.2.1"
  "com.alibaba.csp:sentinel-core:1.8.8"
  "io.seata:seata-core:2.0.0"
  "org.apache.ratis:ratis-server:3.1.2"
  "io.atomix:atomix:3.1.12"
  "com.orbitz.consul:consul-client:1.5.3"
  "org.apache.accumulo:accumulo-core:2.1.3"
)
projects4=(
  "org.keycloak:keycloak-services:26.7.3"
  "org.apache.nifi:nifi-standard-processors:2.6.0"
  "org.apache.nifi:nifi-framework-core:2.3.0"
  "org.apache.druid:druid-server:37.0.0"
  "org.apache.pinot:pinot-broker:1.5.1"
  "org.apache.dolphinscheduler:dolphinscheduler-master:3.4.2"
  "org.apache.dolphinscheduler:dolphinscheduler-api:3.4.3"
  "org.apache.skywalking:server-core:9.6.0"
  "org.graylog2:graylog2-server:7.0.1"
  "org.conductoross:conductor-core:3.32.3"
  "org.eclipse.hono:hono-adapter-base:2.6.0"
  "io.apicurio:apicurio-registry-app:3.3.3"
  "org.apache.zeppelin:zeppelin-zengine:0.10.0"
  "org.apache.james:james-server-protocols-smtp:3.8.1"
  "org.apache.james:apache-james-mailbox-cassandra:3.8.1"
  "org.apache.unomi:unomi-services:2.1.0"
  "org.apache.seatunnel:seatunnel-engine-server:2.3.13"
  "org.apache.ozone:ozone-manager:2.2.1"
  "org.apache.atlas:atlas-repository:2.1.0"
  "org.apache.knox:gateway-server:2.0.0"
  "org.dspace:dspace-api:9.2"
  "org.apache.hive:hive-service:4.0.1"
  "org.apache.jspwiki:jspwiki-main:3.0.0"
  "io.spinnaker.orca:orca-core:8.56.0"
  "org.kill-bill.billing:killbill-payment:0.25.4"
  "com.hubspot:SingularityService:1.5.0"
  "com.graphhopper:graphhopper-web-bundle:10.2"
  "io.camunda:zeebe-broker:8.9.17"
  "org.camunda.bpm:camunda-engine:7.24.0"
  "org.flowable:flowable-engine:8.0.0"
  "org.languagetool:languagetool-server:6.8"
  "org.apache.jmeter:ApacheJMeter_core:5.6.3"
  "org.apache.tika:tika-server-core:3.2.2"
  "org.cloudfoundry.identity:cloudfoundry-identity-server:4.10.0"
  "ca.uhn.hapi.fhir:hapi-fhir-jpaserver-base:8.8.0"
  "org.apache.sling:org.apache.sling.event:4.4.2"
  "org.apache.jackrabbit:oak-store-document:1.92.0"
  "org.opendaylight.openflowplugin:openflowplugin-impl:0.20.1"
  "org.eclipse.ditto:ditto-connectivity-service:3.0.0"
  "org.apache.brooklyn:brooklyn-core:1.1.0"
  "org.apache.hadoop:hadoop-yarn-server-resourcemanager:3.5.0"
  "org.apache.rocketmq:rocketmq-proxy:5.5.0"
  "org.apache.pulsar:pulsar-broker:4.2.4"
  "org.apache.streampipes:streampipes-pipeline-management:0.70.0"
  "org.apache.kylin:kylin-core-job:4.0.4"
  "com.google.cloud.tools:jib-core:0.28.1"
  "io.gravitee.gateway:gravitee-gateway-core:3.8.3"
  "com.arcadedb:arcadedb-server:26.7.2"
  "org.apache.bookkeeper:bookkeeper-server:4.18.0"
  "io.pravega:pravega-controller:0.13.0"
  "org.bitcoinj:bitcoinj-core:0.17.1"
  "org.rundeck:rundeck-core:5.4.0-20240618"
  "com.orientechnologies:orientdb-server:3.2.49"
)
case $set in
  1) projects=("${projects1[@]}") ;;
  2) projects=("${projects2[@]}") ;;
  3) projects=("${projects3[@]}") ;;
  4) projects=("${projects4[@]}") ;;
  *) echo "no set $set: 1 to 4" >&2; exit 2 ;;
esac
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
