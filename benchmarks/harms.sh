#!/usr/bin/env bash
# What the HTML report shows as the measured harm of a rule: the misuse gallery of the demos, run here, as the advisor's resource.
#
# Of each rule the first misuse counts that does harm on this JVM, by its most telling figure. Run it on a quiet machine with the
# newest JDK there is.
#
# usage: benchmarks/harms.sh
# needs jq and runtime-demos/target/runtime-demos.jar: mvn -pl runtime-demos -am package -DskipTests
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

measured=$(mktemp)
trap 'rm -f "$measured"' EXIT
java -jar runtime-demos/target/runtime-demos.jar misuse --all --json "$measured"

jq '[.misuses[] | select(.harmful and .figures != [])]
  | reduce .[] as $m ({}; if has($m.rule) then . else .[$m.rule] = ($m.figures[0] | {metric, bad, good, unit}) end)
  | to_entries | sort_by(.key) | from_entries' "$measured" \
  > advisor-core/src/main/resources/io/github/concurrencyadvisor/report/html/harms.json
