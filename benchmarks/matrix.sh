#!/usr/bin/env bash
# Runs projects of src-it with each Maven on each JDK that the plugin is promised for, and prints a table of what came of it.
#
# usage: benchmarks/matrix.sh [-p projects, or all] [-m Mavens] [-j homes of JDKs] [-- options for the outer Maven]
#        lists are separated by commas; JDKs are those in JDK_17_HOME and JDK_25_HOME where none are named
#        logs and the table are kept in advisor-maven-plugin/target/matrix, one folder for each pair
set -euo pipefail
cd "$(git -C "$(dirname "${BASH_SOURCE[0]}")" rev-parse --show-toplevel)"

projects=all-sorts,pass,fail-event-loop,multi-module,realm
mavens=3.6.3,3.8.7,3.9.16,3.10.0,4.0.0-rc-6
jdks=${JDK_17_HOME:-},${JDK_25_HOME:-}
while getopts p:m:j: option; do
  case $option in
    p) projects=$OPTARG ;;
    m) mavens=$OPTARG ;;
    j) jdks=$OPTARG ;;
    *) sed -n '4,6s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
  esac
done
shift $((OPTIND - 1))
if [[ $projects == all ]]; then
  projects=$(cd src-it && printf '%s,' */)
  projects=${projects//\/,/,}
  projects=${projects%,}
fi
[[ $jdks =~ [^,] ]] || { echo "no JDK: name some with -j, or set JDK_17_HOME and JDK_25_HOME" >&2; exit 2; }

plugin=advisor-maven-plugin/target
reports=$plugin/invoker-reports
table=()
failed=no

# One line of the table: what the invoker's reports say of each project.
row() { # maven, release of the JDK, exit status of the outer build
  local cells=() project report result
  for project in ${projects//,/ }; do
    report=$reports/BUILD-$project.xml
    result=missing
    if [[ -f $report ]]; then
      result=$(sed -n 's/.*<build-job .*result="\([^"]*\)" time="\([0-9]*\).*/\1 \2 s/p' "$report")
    fi
    [[ $result == success* && $3 == 0 ]] || failed=yes
    cells+=("$result")
  done
  table+=("$(printf '%-12s %-4s' "$1" "$2"; printf ' %-18s' "${cells[@]}")")
}

for maven in ${mavens//,/ }; do
  for jdk in ${jdks//,/ }; do
    release=$("$jdk/bin/javac" -version 2>&1 | sed 's/^javac \([0-9]*\).*/\1/')
    kept=$plugin/matrix/$maven-jdk$release
    rm -rf "$reports" "$kept"
    mkdir -p "$kept"
    status=0
    mvn -B -ntp -pl advisor-maven-plugin -am verify -Dmaven.test.skip -Dit.maven="$maven" -Dinvoker.javaHome="$jdk" \
      -Dinvoker.test="$projects" "$@" >"$kept/outer.log" 2>&1 || status=$?
    row "$maven" "$release" "$status"
    for project in ${projects//,/ }; do
      cp "$plugin/it/$project/build.log" "$kept/$project.log" 2>/dev/null || true
    done
    echo "${table[-1]}"
  done
done

{
  printf '%-12s %-4s' Maven JDK
  printf ' %-18s' ${projects//,/ }
  echo
  printf '%s\n' "${table[@]}"
} | sed 's/ *$//' | tee "$plugin/matrix/table.txt"
[[ $failed == no ]]
