#!/usr/bin/env bash
# Whether building twice gives the same jars: in another folder, locale and time zone.
#
# usage: benchmarks/reproducible.sh      copies what is committed to two folders and packages it there without tests
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
jars=(advisor-core/target/advisor-core-*.jar advisor-maven-plugin/target/advisor-maven-plugin-*.jar)

build() { # folder, options for the JVM
  mkdir -p "$1"
  git archive HEAD | tar -x -C "$1"
  (cd "$1" && MAVEN_OPTS="$2" mvn -B -q -ntp -pl advisor-core,advisor-maven-plugin package -Dmaven.test.skip -P '!checked-build')
}

cd "$(git rev-parse --show-toplevel)"
build "$work/here" "-Duser.language=en -Duser.timezone=UTC"
build "$work/some where/else" "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati -Duser.name=anyone"

same=yes
for jar in "${jars[@]}"; do
  here=("$work/here/"$jar)
  there=("$work/some where/else/"$jar)
  sha256sum "${here[0]}" "${there[0]}" | sed "s#$work/##"
  cmp -s "${here[0]}" "${there[0]}" || same=no
done
if [ $same = no ]; then
  echo "the jars differ" >&2
  exit 1
fi
echo "the jars are the same"
