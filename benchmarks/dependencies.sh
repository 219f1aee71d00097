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
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

turns=${1:-5}
project=org.apache.kafka:connect-runtime:3.9.0
read -r -d '' yardstick yardstick_needs <<<"${projects[1]}" || true
make_work

# The two checks differ in nothing but the class path.
unpack_project "$project" "$work/alone"
cp -r "$work/alone" "$work/with"
pom "$work/alone" ""
# The artifact itself comes along with its dependencies; the check takes it for one more jar.
pom "$work/with" "$(dependency "$project")"
unpack_project "$yardstick" "$work/guava"
pom "$work/guava" "$(for each in $yardstick_needs; do dependency "$each"; done)"
needed=$(class_path "$work/guava" compile)
mkdir "$work/out"
find "$work/guava/src" -name '*.java' | sort >"$work/files"
lines=$(xargs cat <"$work/files" | wc -l)

cached() { # folder, cache, more...
  rm -rf "$work/$1/target/advisor" # with its report there, an unchanged project would not be checked
  check "$work/$1" -Dadvisor.cacheDirectory="$work/$2" "${@:3}"
}
# Not offline, the first time: what resolving the jars fetches is not counted.
quietly mvn -B -f "$work/with/pom.xml" "$plugin:check" -Dadvisor.failOnViolation=false -Dadvisor.cacheDirectory="$work/kept"
quietly cached alone kept

measure() { # command...: adds its CPU time to those of the turn
  seconds "$@" >"$work/seconds"
  cut -d' ' -f1 "$work/seconds" >>"$work/turn"
}
for ((turn = 0; turn < turns; turn++)); do
  : >"$work/turn"
  measure cached alone kept
  measure cached alone kept -Dadvisor.skip
  measure cached with kept
  measure cached with "new$turn"
  measure cached with kept -Dadvisor.skip
  measure "${bin}javac" -proc:none -nowarn -d "$work/out" -cp "$needed" "@$work/files"
  paste -sd' ' "$work/turn" >>"$work/times"
done

awk -v lines="$lines" "$awk_functions"'
  { alone[NR] = $1 - $2; kept[NR] = $3 - $5; anew[NR] = $4 - $5; building[NR] = $4 - $3; javac[NR] = $6 * 100000 / lines
    ratio[NR] = ($3 - $5) / ($1 - $2); share[NR] = ($4 - $3) / ($6 * 100000 / lines)
    printf "turn %d: alone %.1f  kept %.1f  anew %.1f  javac of 100 thousand lines %.1f\n", NR, alone[NR], kept[NR], anew[NR], javac[NR] }
  END {
    printf "with dependencies, summaries kept / without dependencies: %.2f\n", median(ratio, NR)
    printf "building the summaries / javac of 100 thousand lines:    %.2f\n", median(share, NR)
  }' "$work/times"
