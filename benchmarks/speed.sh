#!/usr/bin/env bash
# CPU time of `check` against javac's, on real projects, cold JVMs, whole processes, in one run on one machine.
#
# For each project its released sources and classes are unpacked. Three commands take turns: the build with the check, the same
# build with the check skipped, and `javac -proc:none` over the same sources. User and system time of the whole process is
# what counts; the ratio is (check - skipped) / javac of each turn, its median is quoted.
#
# usage: benchmarks/speed.sh [turns, 5 unless told]      needs the plugin in the local repository: mvn install -DskipTests
set -euo pipefail

turns=${1:-5}
projects=(commons-io:commons-io:2.18.0 com.google.guava:guava:33.4.0-jre)
dependencies=(com.google.guava:failureaccess:1.0.2 org.checkerframework:checker-qual:3.43.0
  com.google.errorprone:error_prone_annotations:2.36.0 com.google.j2objc:j2objc-annotations:3.0.0
  com.google.code.findbugs:jsr305:3.0.2)
plugin=io.github.concurrencyadvisor:advisor-maven-plugin:0.1.0-SNAPSHOT
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

copy() { # coordinates, folder
  mvn -B -q -ntp org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy -Dartifact="$1" -DoutputDirectory="$2" >/dev/null
}

seconds() { # command...: prints user + system seconds of the whole process tree
  local TIMEFORMAT='%U %S' times
  times=$( { time "$@" >"$work/output.log" 2>&1; } 2>&1 ) || { cat "$work/output.log" >&2; exit 1; }
  awk '{ print $1 + $2 }' <<<"$times"
}

median() { sort -n | awk '{ a[NR] = $1 } END { print (NR % 2) ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'; }

for dependency in "${dependencies[@]}"; do copy "$dependency" "$work/lib"; done
classpath=$(printf '%s:' "$work"/lib/*.jar)

printf '%-24s %8s %7s | %9s %9s %9s | %s\n' project files lines check skipped javac '(check - skipped) / javac'
for coordinates in "${projects[@]}"; do
  IFS=: read -r group artifact version <<<"$coordinates"
  home=$work/$artifact
  mkdir -p "$home/target/classes" "$home/src" "$home/out"
  copy "$group:$artifact:$version:jar:sources" "$home/jars"
  copy "$group:$artifact:$version:jar" "$home/jars"
  (cd "$home/src" && jar -xf "$home/jars/$artifact-$version-sources.jar" && find . -name module-info.java -delete)
  (cd "$home/target/classes" && jar -xf "$home/jars/$artifact-$version.jar")
  cat >"$home/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>speed</groupId><artifactId>$artifact</artifactId><version>1</version>
  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <build><sourceDirectory>src</sourceDirectory></build>
</project>
XML
  find "$home/src" -name '*.java' | sort >"$home/files"
  check=(mvn -B -o -f "$home/pom.xml" "$plugin:check" -Dadvisor.failOnViolation=false)
  compile=(javac -proc:none -nowarn -d "$home/out" -cp "$classpath" "@$home/files")
  seconds "${check[@]}" >/dev/null # what the first call fetches is not counted
  for ((turn = 0; turn < turns; turn++)); do
    echo "$(seconds "${check[@]}") $(seconds "${check[@]}" -Dadvisor.skip) $(seconds "${compile[@]}")"
  done >"$home/times"
  printf '%-24s %8d %7d | %9.1f %9.1f %9.1f | %.2f  (%s)\n' "$artifact $version" \
    "$(wc -l <"$home/files")" "$(xargs cat <"$home/files" | wc -l)" \
    "$(awk '{ print $1 }' "$home/times" | median)" "$(awk '{ print $2 }' "$home/times" | median)" \
    "$(awk '{ print $3 }' "$home/times" | median)" \
    "$(awk '{ print ($1 - $2) / $3 }' "$home/times" | median)" \
    "$(awk '{ printf "%s%.2f", (NR == 1) ? "" : " ", ($1 - $2) / $3 }' "$home/times")"
done
