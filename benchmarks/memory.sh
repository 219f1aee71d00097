#!/usr/bin/env bash
# Whether time grows with the lines and no faster, up to 1.5 million lines in one check, in a heap of 2 GiB.
#
# The projects of speed.sh are checked one by one and several as one project, each with its classes and dependencies, without a
# cache, by a cold JVM; what Maven itself takes is subtracted. CPU time is fitted to lines as a power law, by least squares over
# the logarithms: an exponent of 1 is linear, one below also holds what a JVM takes to start and to compile the advisor.
#
# usage: benchmarks/memory.sh [-m heap, 2g unless told] [-n turns, 1 unless told]
# needs the plugin in the local repository: mvn install -DskipTests
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

heap=2g
turns=1
while getopts m:n: option; do
  case $option in
    m) heap=$OPTARG ;;
    n) turns=$OPTARG ;;
    *) exit 2 ;;
  esac
done
make_work

together=(
  commons-io guava lucene-core tomcat-embed-core hibernate-core
  "commons-io guava"
  "lucene-core tomcat-embed-core"
  "guava lucene-core tomcat-embed-core"
  "guava lucene-core hibernate-core"
  "commons-io guava lucene-core tomcat-embed-core hibernate-core"
)

declare -A needs_of
for line in "${projects[@]}"; do
  read -r -d '' coordinates needs <<<"$line" || true
  name=$(artifact "$coordinates")
  needs_of[$name]=$needs
  unpack_project "$coordinates" "$work/$name"
done

export MAVEN_OPTS="${MAVEN_OPTS:-} -Xmx$heap"
machine
printf '\n| checked | files | lines | CPU seconds | wall seconds |\n| --- | --: | --: | --: | --: |\n'
for names in "${together[@]}"; do
  home=$work/together
  rm -rf "$home"
  mkdir -p "$home/target"
  for name in $names; do
    cp -r "$work/$name/src" "$home/"
    cp -r "$work/$name/target/classes" "$home/target/"
  done
  # Of two versions of one artifact that projects need, the first will do.
  pom "$home" "$(for name in $names; do printf '%s\n' ${needs_of[$name]}; done | sort -t: -u -k1,2 |
    while read -r each; do [ -z "$each" ] || dependency "$each"; done)"
  class_path "$home" compile >/dev/null
  files=$(find "$home/src" -name '*.java' | wc -l)
  lines=$(find "$home/src" -name '*.java' -exec cat {} + | wc -l)
  for ((turn = 1; turn <= turns; turn++)); do
    skipped=$(seconds check "$home" -Dadvisor.skip)
    read -r cpu wall < <(seconds check "$home" -Dadvisor.cache=false)
    # What ran out of memory, or analysed less than all files, is no measurement.
    grep -q "files: $files " "$work/output.log" || { cat "$work/output.log" >&2; exit 1; }
    echo "$files $lines $cpu $wall $skipped $names" | tee -a "$work/times" >&2
  done
done
awk "$awk_functions"'
  function fit(least, said,    i, n, x, y, sx, sy, sxx, sxy) {
    for (i = 1; i <= count; i++) if (lines[i] >= least) {
      x = log(lines[i]); y = log(middle[i]); n++; sx += x; sy += y; sxx += x * x; sxy += x * y
    }
    if (n > 1) printf "\nCPU time grows with lines to the power of %.2f (%d points%s)\n", (n * sxy - sx * sy) / (n * sxx - sx * sx), n, said
  }
  {
    names = $7; for (i = 8; i <= NF; i++) names = names ", " $i
    if (!(names in turns)) { label[++count] = names; files[count] = $1; lines[count] = $2 }
    cpu[names, ++turns[names]] = $3 - $5; wall[names, turns[names]] = $4 - $6
  }
  END {
    for (i = 1; i <= count; i++) {
      for (t = 1; t <= turns[label[i]]; t++) { one[t] = cpu[label[i], t]; other[t] = wall[label[i], t] }
      middle[i] = median(one, turns[label[i]])
      printf "| %s | %d | %s | %.1f | %.1f |\n", label[i], files[i], grouped(lines[i]), middle[i], median(other, turns[label[i]])
    }
    fit(0, ""); fit(100000, " of 100 thousand lines and more")
  }' "$work/times"
