#!/usr/bin/env bash
# What a check costs against what the compiler and other analysers cost on the same files: whole processes, cold JVMs, CPU and
# wall time, taking turns in one run on one machine. Prints the tables of docs/speed.md.
#
# For each project its released sources and classes are unpacked, its dependencies are on everyone's class path. Of the check what
# Maven itself takes, the same build with the check skipped, is subtracted in each turn. It runs without a cache, with all of it
# kept from before, and after a method of one file of middling size was changed and compiled.
#
# usage: benchmarks/speed.sh [-n turns, 5 unless told] [-p project]... [-t tool]...
#   projects: commons-io guava lucene-core tomcat-embed-core hibernate-core
#   tools:    check javac pmd spotbugs errorprone
# needs the plugin in the local repository: mvn install -DskipTests
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"

turns=5
only=()
tools=()
while getopts n:p:t: option; do
  case $option in
    n) turns=$OPTARG ;;
    p) only+=("$OPTARG") ;;
    t) tools+=("$OPTARG") ;;
    *) exit 2 ;;
  esac
done
[ ${#tools[@]} -gt 0 ] || tools=(check javac pmd spotbugs errorprone)
make_work

runs() { printf '%s\n' "${tools[@]}" | grep -qx "$1"; }

tool() { # name, coordinates...: its class path, from its POM
  local name=$1
  pom "$work/tools/$name" "$(for each in "${@:2}"; do dependency "$each"; done)"
  class_path "$work/tools/$name" runtime
}

if runs pmd; then pmd=$(tool pmd net.sourceforge.pmd:pmd-cli:7.27.0 net.sourceforge.pmd:pmd-java:7.27.0); fi
if runs spotbugs; then spotbugs=$(tool spotbugs com.github.spotbugs:spotbugs:4.10.4); fi
if runs errorprone; then
  # 2.42.0 is the last that runs on a JDK before 21.
  release=$("${bin}javac" -version 2>&1 | sed 's/javac \([0-9]*\).*/\1/')
  errorprone_version=$([ "$release" -lt 21 ] && echo 2.42.0 || echo 2.52.0)
  errorprone=$(tool errorprone "com.google.errorprone:error_prone_core:$errorprone_version")
  opened=()
  for package in api code comp file main model parser processing tree util; do
    opened+=("-J--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
  done
  opened+=(-J--add-opens=jdk.compiler/com.sun.tools.javac.{code,comp}=ALL-UNNAMED)
fi

run() { # name of what is run, for the project in $home: prints its times
  case $1 in
    cold) seconds check "$home" -Dadvisor.cache=false ;;
    kept | changed) seconds check "$home" -Dadvisor.cacheDirectory="$home/cache" ;;
    skipped) seconds check "$home" -Dadvisor.skip ;;
    javac) seconds "${bin}javac" -proc:none -nowarn -d "$home/out" -cp "$needed" "@$home/files" ;;
    pmd)
      seconds "${bin}java" -cp "$pmd" net.sourceforge.pmd.cli.PmdCli check -R rulesets/java/quickstart.xml -d "$home/src" \
        -f xml -r "$home/pmd.xml" --aux-classpath "$home/target/classes:$needed" \
        --no-cache --no-progress --no-fail-on-violation --no-fail-on-error
      ;;
    spotbugs)
      seconds "${bin}java" -cp "$spotbugs" edu.umd.cs.findbugs.FindBugs2 -effort:default -xml -output "$home/spotbugs.xml" \
        -auxclasspath "$needed" "$home/target/classes"
      ;;
    errorprone)
      seconds "${bin}javac" "${opened[@]}" -proc:none -XDcompilePolicy=simple --should-stop=ifError=FLOW \
        -processorpath "$errorprone" "-Xplugin:ErrorProne -XepAllErrorsAsWarnings" -d "$home/out" -cp "$needed" "@$home/files"
      ;;
  esac
}

# A method is changed where a return statement opens a block: another statement fits there always.
change='!changed && /^[ \t]+return / && before ~ /[{][ \t\r]*$/ { print "long turn" turn " = " turn "L;"; changed = 1 } { print; before = $0 }'

choose() { # of the files that can be changed and have a class file the one of middling length: sets file, kept as it was
  file=$(cd "$home/src" && find . -name '*.java' -print0 | xargs -0 awk '
    function tell() { if (fits) print lines, name }
    FNR == 1 { tell(); name = FILENAME; fits = 0; before = "" }
    /^[ \t]+return / && before ~ /[{][ \t\r]*$/ { fits = 1 }
    { before = $0; lines = FNR }
    END { tell() }' | sort -k1,1n -k2 | while read -r lines name; do
      if [ -f "$home/target/classes/${name%.java}.class" ]; then echo "$name"; fi
    done | awk '{ all[NR] = $0 } END { print all[int((NR + 1) / 2)] }')
  cp "$home/src/$file" "$home/original"
}

change() { # turn
  awk -v turn="$1" "$change" "$home/original" >"$home/src/$file"
  quietly "${bin}javac" -g -proc:none -nowarn -d "$home/target/classes" -cp "$home/target/classes:$needed" "$home/src/$file"
}

for line in "${projects[@]}"; do
  read -r -d '' coordinates needs <<<"$line" || true
  project=$(artifact "$coordinates")
  if [ ${#only[@]} -gt 0 ] && [[ " ${only[*]} " != *" $project "* ]]; then continue; fi
  home=$work/$project
  unpack_project "$coordinates" "$home"
  pom "$home" "$(for each in $needs; do dependency "$each"; done)"
  needed=$(class_path "$home" compile)
  mkdir -p "$home/out"
  find "$home/src" -name '*.java' | sort >"$home/files"
  echo "$project $(cut -d: -f3 <<<"$coordinates") $(wc -l <"$home/files") $(xargs cat <"$home/files" | wc -l)" >>"$work/projects"
  if runs check; then
    choose
    quietly check "$home" -Dadvisor.cacheDirectory="$home/cache"
    echo "$project: $(sed -n 's/.*files: //p' "$work/output.log"); to be changed: $file" >&2
  fi
  for ((turn = 1; turn <= turns; turn++)); do
    for each in "${tools[@]}"; do
      if [ "$each" = check ]; then
        change "$turn"
        each="changed kept cold skipped"
      fi
      for one in $each; do
        times=$(run "$one")
        echo "$project $turn $one $times" | tee -a "$work/times" | sed 's/ \([^ ]*\)$/ s CPU, \1 s wall/' >&2
      done
    done
  done
  (cd "$home" && rm -rf out cache)
done

machine
[ -z "${errorprone_version:-}" ] || echo "Error Prone $errorprone_version"
awk "$awk_functions"'
  function cell(values, n, digits) {
    middle = median(values, n)
    return sprintf(n == 1 ? "%.*f" : "%.*f (%.*f–%.*f)", digits, middle, digits, values[1], digits, values[n])
  }
  function of(name, project, turn, kind) { # what Maven takes is no part of the check
    return time[project, turn, name, kind] - (name ~ /^(cold|kept|changed)$/ ? time[project, turn, "skipped", kind] : 0)
  }
  function times(title, kind,    p, c, t, n, row, values) {
    row = "| " title " | files | lines |"
    for (c = 1; c <= columns; c++) if (column[c] in seen) row = row " " heading[c] " |"
    print "\n" row; gsub(/[^|]+/, " --: ", row); sub(/ --: /, " --- ", row); print row
    for (p = 1; p <= count; p++) {
      row = "| " label[p] " | " files[p] " | " grouped(lines[p]) " |"
      for (c = 1; c <= columns; c++) if (column[c] in seen) {
        n = 0
        for (t = 1; (name[p], t, column[c], kind) in time; t++) values[++n] = of(column[c], name[p], t, kind)
        row = row " " cell(values, n, 1) " |"
      }
      print row
    }
  }
  function ratios(title, kind,    p, r, t, n, row, values) {
    row = "| " title " |"
    for (r = 1; r <= pairs; r++) if (above[r] in seen && below[r] in seen) row = row " " pair[r] " |"
    print "\n" row; gsub(/[^|]+/, " --: ", row); sub(/ --: /, " --- ", row); print row
    for (p = 1; p <= count; p++) {
      row = "| " label[p] " |"
      for (r = 1; r <= pairs; r++) if (above[r] in seen && below[r] in seen) {
        n = 0
        for (t = 1; (name[p], t, above[r], kind) in time; t++) values[++n] = of(above[r], name[p], t, kind) / of(below[r], name[p], t, kind)
        row = row " " cell(values, n, 2) " |"
      }
      print row
    }
  }
  BEGIN {
    columns = split("cold kept changed skipped javac pmd spotbugs errorprone", column)
    split("check;nothing changed;one file changed;Maven alone;`javac -proc:none`;PMD;SpotBugs;Error Prone", heading, ";")
    pairs = split("cold/javac cold/pmd cold/spotbugs cold/errorprone kept/javac changed/javac", pair)
    split("check / `javac`;check / PMD;check / SpotBugs;check / Error Prone;nothing changed / `javac`;one file changed / `javac`", said, ";")
    for (r = 1; r <= pairs; r++) { split(pair[r], both, "/"); above[r] = both[1]; below[r] = both[2]; pair[r] = said[r] }
  }
  FNR == NR { name[++count] = $1; label[count] = $1 " " $2; files[count] = $3; lines[count] = $4; next }
  { time[$1, $2, $3, "cpu"] = $4; time[$1, $2, $3, "wall"] = $5; seen[$3] }
  END { times("CPU seconds", "cpu"); ratios("CPU time", "cpu"); times("wall seconds", "wall"); ratios("wall time", "wall") }
' "$work/projects" "$work/times"
