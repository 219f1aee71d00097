# Shared by the scripts of this folder, which source it: real projects are fetched with Maven, unpacked, described and timed.

plugin=io.github.concurrencyadvisor:advisor-maven-plugin:0.1.0-SNAPSHOT
dependencies=org.apache.maven.plugins:maven-dependency-plugin:3.9.0
bin=${JAVA_HOME:+$JAVA_HOME/bin/}

# Projects that speed is measured on: released sources and classes, and after each what compiles it without errors.
projects=(
  "commons-io:commons-io:2.18.0"
  "com.google.guava:guava:33.4.0-jre com.google.guava:failureaccess:1.0.2 org.checkerframework:checker-qual:3.43.0
    com.google.errorprone:error_prone_annotations:2.36.0 com.google.j2objc:j2objc-annotations:3.0.0
    com.google.code.findbugs:jsr305:3.0.2"
  "org.apache.lucene:lucene-core:9.12.1"
  "org.apache.tomcat.embed:tomcat-embed-core:10.1.34 org.apache.tomcat:tomcat-annotations-api:10.1.34
    jakarta.ejb:jakarta.ejb-api:4.0.1 jakarta.persistence:jakarta.persistence-api:3.1.0 jakarta.xml.ws:jakarta.xml.ws-api:4.0.0
    org.apache.tomcat:jakartaee-migration:1.0.9 biz.aQute.bnd:biz.aQute.bnd.annotation:7.0.0
    jakarta.mail:jakarta.mail-api:2.1.3 org.apache.geronimo.specs:geronimo-jaxrpc_1.1_spec:2.1 wsdl4j:wsdl4j:1.6.3"
  "org.hibernate.orm:hibernate-core:6.6.4.Final jakarta.persistence:jakarta.persistence-api:3.1.0
    jakarta.transaction:jakarta.transaction-api:2.0.1 org.jboss.logging:jboss-logging:3.5.0.Final
    org.jboss.logging:jboss-logging-annotations:3.0.3.Final org.hibernate.common:hibernate-commons-annotations:7.0.3.Final
    io.smallrye:jandex:3.2.0 com.fasterxml:classmate:1.5.1 net.bytebuddy:byte-buddy:1.14.18
    jakarta.xml.bind:jakarta.xml.bind-api:4.0.0 org.glassfish.jaxb:jaxb-runtime:4.0.2 jakarta.inject:jakarta.inject-api:2.0.1
    org.antlr:antlr4-runtime:4.13.0 org.checkerframework:checker-qual:3.43.0 jakarta.validation:jakarta.validation-api:3.0.2
    jakarta.enterprise:jakarta.enterprise.cdi-api:4.0.1 com.fasterxml.jackson.dataformat:jackson-dataformat-xml:2.17.0
    jakarta.json.bind:jakarta.json.bind-api:3.0.0 jakarta.annotation:jakarta.annotation-api:2.1.1
    org.postgresql:postgresql:42.7.4 com.oracle.database.jdbc:ojdbc11:23.5.0.24.07"
)
# What only a JDK 22 compiles.
left_out=(org/apache/tomcat/util/openssl org/apache/tomcat/util/net/openssl/panama)

make_work() { # folder, kept; a temporary one unless told: sets work
  if [ $# -gt 0 ]; then
    work=$(mkdir -p "$1" && cd "$1" && pwd)
  else
    work=$(mktemp -d)
    trap 'rm -rf "$work"' EXIT
  fi
}

quietly() { # command...: prints what it printed only where it fails, which ends the script
  "$@" >"$work/output.log" 2>&1 </dev/null || { cat "$work/output.log" >&2; exit 1; }
}

artifact() { # coordinates: prints the name alone
  cut -d: -f2 <<<"$1"
}

copy() { # coordinates, folder
  quietly mvn -B -q -ntp "$dependencies:copy" -Dartifact="$1" -DoutputDirectory="$2"
}

unpack() { # coordinates, folder, pattern: the files of the jar that have such a name, without its META-INF
  local group artifact version type classifier
  IFS=: read -r group artifact version type classifier <<<"$1"
  copy "$1" "$work/jars"
  mkdir -p "$2"
  (cd "$2" && "${bin}jar" -xf "$work/jars/$artifact-$version${classifier:+-$classifier}.jar" &&
    find . -type f ! -name "$3" -delete && rm -rf META-INF)
}

unpack_project() { # coordinates, folder: its sources to src and its classes to target/classes
  unpack "$1:jar:sources" "$2/src" '*.java'
  unpack "$1" "$2/target/classes" '*.class'
  (cd "$2" && find . -name 'module-info.*' -delete && rm -rf "${left_out[@]/#/src/}" "${left_out[@]/#/target/classes/}")
}

dependency() { # coordinates, more
  local group artifact version
  IFS=: read -r group artifact version <<<"$1"
  echo "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version>${2:-}</dependency>"
}

pom() { # folder, dependencies as XML, properties as XML
  mkdir -p "$1"
  cat >"$1/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>benchmarks</groupId><artifactId>$(basename "$1")-checked</artifactId><version>1</version>
  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>${3:-}</properties>
  <dependencies>$2</dependencies>
  <build><sourceDirectory>src</sourceDirectory></build>
</project>
XML
}

class_path() { # folder with a POM, scope: prints what the compiler gets (compile), or what it takes to run (runtime)
  quietly mvn -B -q -ntp -f "$1/pom.xml" "$dependencies:build-classpath" -DincludeScope="$2" -Dmdep.outputFile="$1/class-path"
  cat "$1/class-path"
}

seconds() { # command...: prints user and system seconds of the whole process tree, and wall seconds; what fails ends the script
  local TIMEFORMAT='%U %S %R' times
  times=$( { time "$@" >"$work/output.log" 2>&1 </dev/null; } 2>&1 ) || { cat "$work/output.log" >&2; exit 1; }
  awk '{ printf "%.2f %.2f\n", $1 + $2, $3 }' <<<"$times"
}

check() { # folder, more...: the goal without the rest of a build
  mvn -B -o -f "$1/pom.xml" "$plugin:check" -Dadvisor.failOnViolation=false "${@:2}"
}

machine() { # one line about what is measured on
  echo "$("${bin}java" -version 2>&1 | sed -n '1s/ version "\([^"]*\)".*/ \1/p'), $(mvn -v 2>/dev/null | sed -n 's/\x1b[^m]*m//g; s/^Apache \(Maven [^ ]*\).*/\1/p')," \
    "$(getconf _NPROCESSORS_ONLN) processors"
}

# For awk programs: median(values, n) sorts values[1..n]; grouped(12345) is 12,345.
awk_functions='
  function median(values, n,    i, j, t) {
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (values[j] < values[i]) { t = values[i]; values[i] = values[j]; values[j] = t }
    return (n % 2) ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
  }
  function grouped(n) { return n < 1000 ? n : grouped(int(n / 1000)) "," sprintf("%03d", n % 1000) }'
