#!/usr/bin/env bash
# Whether odd Java that others published is analysed or named as a problem, every file of it: the inputs of the tests of Checkstyle,
# those that do not compile included, and of google-java-format. Each project is checked in one run from source alone.
#
# usage: benchmarks/weird.sh [checkstyle's repository] [google-java-format's repository]
#   fetched from GitHub unless told; a clone will do, bare or not, that has the commit
# needs the plugin in the local repository (mvn install -DskipTests), git and jq
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
make_work

inputs() { # name, repository, commit, path...: unpacks the files of that commit below the paths
  mkdir -p "$work/$1/all" "$work/$1/src"
  git init -q --bare "$work/$1/git"
  # A folder is told from an address, since it may be kept without the history that fetching would ask for.
  if [ -d "$2" ]; then
    git -C "$2" archive "$3" -- "${@:4}" | tar -x -C "$work/$1/all"
  else
    git -C "$work/$1/git" fetch -q --depth 1 "$2" "$3"
    git -C "$work/$1/git" archive FETCH_HEAD -- "${@:4}" | tar -x -C "$work/$1/all"
  fi
}

inputs checkstyle "${1:-https://github.com/checkstyle/checkstyle.git}" bf6c7813d02538197ca060aa9a03c3f58e6e7310 \
  src/test src/it src/xdocs-examples
inputs google-java-format "${2:-https://github.com/google/google-java-format.git}" ecba4fb24fd064a64d2918c5fdb45546d08e3063 \
  core/src/test/resources

# Java by its name, but for what tests Checkstyle itself; inputs and outputs of google-java-format have names of their own.
(cd "$work/checkstyle/all" && rm -rf src/test/java src/it/java && find . -name '*.java') | while read -r file; do
  mkdir -p "$work/checkstyle/src/$(dirname "$file")" && mv "$work/checkstyle/all/$file" "$work/checkstyle/src/$file"
done
for kind in input output; do
  mkdir -p "$work/google-java-format/src/$kind"
  find "$work/google-java-format/all" -name "*.$kind" | while read -r file; do
    mv "$file" "$work/google-java-format/src/$kind/$(basename "$file" ".$kind").java"
  done
done

echo "| project | files | analysed | problems of parsing | lost | methods |"
echo "| --- | --: | --: | --: | --: | --: |"
lost=0
for project in checkstyle google-java-format; do
  home=$work/$project
  pom "$home" ""
  quietly check "$home" -Dadvisor.cache=false
  report=$home/target/advisor/advisor.json
  # A file is accounted for where it is analysed, or where a problem names it.
  jq -r '([.files[] | select(.status != "NOT_ANALYSED") | .path] + [.problems[].file]) | unique[]' "$report" | sort >"$work/told"
  (cd "$home" && find src -name '*.java' | sort) >"$work/there"
  comm -23 "$work/there" "$work/told" >"$work/lost"
  cat "$work/lost" >&2
  lost=$((lost + $(wc -l <"$work/lost")))
  jq -r --arg project "$project" --arg there "$(wc -l <"$work/there")" --arg lost "$(wc -l <"$work/lost")" \
    '"| \($project) | \($there) | \([.files[] | select(.status != "NOT_ANALYSED")] | length) | \([.problems[] | select(.kind == "UNPARSED_SOURCE")] | length) | \($lost) | \(.summary.methods) |"' "$report"
done
[ "$lost" = 0 ]
