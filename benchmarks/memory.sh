#!/usr/bin/env bash
# Whether a check of over a million lines at once fits into a heap: several libraries are unpacked into one project.
#
# usage: benchmarks/memory.sh [heap, 2g unless told]      needs the plugin in the local repository: mvn install -DskipTests
set -euo pipefail

heap=${1:-2g}
libraries=(org.hibernate.orm:hibernate-core:6.6.4.Final org.apache.lucene:lucene-core:9.12.0 com.google.guava:guava:33.4.0-jre)
plugin=io.github.concurrencyadvisor:advisor-maven-plugin:0.1.0-SNAPSHOT
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

copy() { # coordinates, folder
  mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact="$1" -DoutputDirectory="$2" >/dev/null
}

mkdir -p "$work"/{src,target/classes,jars}
for library in "${libraries[@]}"; do
  IFS=: read -r _ artifact version <<<"$library"
  copy "$library" "$work/jars"
  copy "$library:jar:sources" "$work/jars"
  (cd "$work/src" && jar -xf "$work/jars/$artifact-$version-sources.jar" && find . -name module-info.java -delete)
  (cd "$work/target/classes" && jar -xf "$work/jars/$artifact-$version.jar")
done
cat >"$work/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>memory</groupId><artifactId>memory</artifactId><version>1</version>
  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <build><sourceDirectory>src</sourceDirectory></build>
</project>
XML
echo "$(find "$work/src" -name '*.java' -exec cat {} + | wc -l) lines, heap $heap"
MAVEN_OPTS="${MAVEN_OPTS:-} -Xmx$heap" mvn -B -f "$work/pom.xml" "$plugin:check" -Dadvisor.failOnViolation=false |
  grep -E 'files:|methods:|findings:|took|OutOfMemory'
