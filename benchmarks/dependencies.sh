#!/usr/bin/env bash
# What a project's dependencies add to a check: CPU time of whole processes, cold JVMs, in one run on one machine.
#
# The project is Kafka's connect-runtime: 56 jars on its class path. Four commands take turns: the check without any
# dependency on the class path; with all of them and their summaries kept from before; with all of them and nothing kept; and
# `javac -proc:none` over Guava's sources, of which 100 thousand lines are the measure for what building the summaries costs.
# What Maven itself takes, as the same build with the check skipped, is subtracted from each.
#
# usage: benchmarks/dependencies.sh [turns, 5 unless told]      needs the plugin in the local repository: mvn install -DskipTests
set -euo pipefail

turns=${1:-5}
project=org.apache.kafka:connect-runtime:3.9.0
yardstick=com.google.guava:guava:33.4.0-jre
yardstick_needs=(com.google.guava:failureaccess:1.0.2 org.checkerframework:checker-qual:3.43.0
  com.google.errorprone:error_prone_annotations:2.36.0 com.google.j2objc:j2objc-annotations:3.0.0
  com.google.code.findbugs:jsr305:3.0.2)
plugin=io.github.concurrencyadvisor:advisor-maven-plugin:0.1.0-SNAPSHOT
copying=org.apache.maven.plugins:maven-dependency-plugin:3.9.0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

copy() { # coordinates, folder
  mvn -B -q -ntp "$copying:copy" -Dartifact="$1" -DoutputDirectory="$2" >/dev/null
}

seconds() { # command...: prints user + system seconds of the whole process tree
  local TIMEFORMAT='%U %S' times
  times=$( { time "$@" >"$work/output.log" 2>&1; } 2>&1 ) || { cat "$work/output.log" >&2; exit 1; }
  awk '{ print $1 + $2 }' <<<"$times"
}

pom() { # folder, dependencies
  cat >"$1/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>speed</groupId><artifactId>dependencies</artifactId><version>1</version>
  <properties><project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
  <dependencies>$2</dependencies>
  <build><directory>$work/project/target</directory><sourceDirectory>$work/project/src</sourceDirectory></build>
</project>
XML
}

IFS=: read -r group artifact version <<<"$project"
mkdir -p "$work"/{project/src,project/target/classes,alone,with,jars,guava,lib,out}
copy "$project" "$work/jars"
copy "$project:jar:sources" "$work/jars"
(cd "$work/project/src" && jar -xf "$work/jars/$artifact-$version-sources.jar")
(cd "$work/project/target/classes" && jar -xf "$work/jars/$artifact-$version.jar")
pom "$work/alone" ""
# The artifact itself comes along with its dependencies; the check takes it for one more jar.
pom "$work/with" "<dependency><groupId>$group</groupId><artifactId>$artifact</artifactId><version>$version</version></dependency>"
copy "$yardstick:jar:sources" "$work/jars"
for dependency in "${yardstick_needs[@]}"; do copy "$dependency" "$work/lib"; done
(cd "$work/guava" && jar -xf "$work"/jars/guava-*-sources.jar && find . -name module-info.java -delete)
find "$work/guava" -name '*.java' | sort >"$work/files"
lines=$(xargs cat <"$work/files" | wc -l)

check() { # folder, cache, more...
  mvn -B -o -f "$work/$1/pom.xml" "$plugin:check" -Dadvisor.failOnViolation=false -Dadvisor.cacheDirectory="$work/$2" "${@:3}"
}
mvn -B -f "$work/with/pom.xml" "$plugin:check" -Dadvisor.failOnViolation=false -Dadvisor.cacheDirectory="$work/kept" >/dev/null
check alone kept >/dev/null

for ((turn = 0; turn < turns; turn++)); do
  echo "$(seconds check alone kept) $(seconds check alone kept -Dadvisor.skip)" \
    "$(seconds check with kept) $(seconds check with "new$turn") $(seconds check with kept -Dadvisor.skip)" \
    "$(seconds javac -proc:none -nowarn -d "$work/out" -cp "$(printf '%s:' "$work"/lib/*.jar)" "@$work/files")"
done >"$work/times"

awk -v lines="$lines" '
  function median(values, n,    i, j, t) {
    for (i = 1; i <= n; i++) for (j = i + 1; j <= n; j++) if (values[j] < values[i]) { t = values[i]; values[i] = values[j]; values[j] = t }
    return (n % 2) ? values[(n + 1) / 2] : (values[n / 2] + values[n / 2 + 1]) / 2
  }
  { alone[NR] = $1 - $2; kept[NR] = $3 - $5; anew[NR] = $4 - $5; building[NR] = $4 - $3; javac[NR] = $6 * 100000 / lines
    ratio[NR] = ($3 - $5) / ($1 - $2); share[NR] = ($4 - $3) / ($6 * 100000 / lines)
    printf "turn %d: alone %.1f  kept %.1f  anew %.1f  javac of 100 thousand lines %.1f\n", NR, alone[NR], kept[NR], anew[NR], javac[NR] }
  END {
    printf "with dependencies, summaries kept / without dependencies: %.2f\n", median(ratio, NR)
    printf "building the summaries / javac of 100 thousand lines:    %.2f\n", median(share, NR)
  }' "$work/times"
