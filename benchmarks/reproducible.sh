#!/usr/bin/env bash
# Whether building twice gives the same files, all that a publication consists of: jars, sources, Javadoc and bills of
# materials, built in another folder, locale, time zone and by another user's name.
#
# usage: benchmarks/reproducible.sh      copies what is committed to two folders and packages it there without tests
set -euo pipefail

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

build() { # folder, options for every JVM
  mkdir -p "$1"
  git archive HEAD | tar -x -C "$1"
  (cd "$1" && JAVA_TOOL_OPTIONS="$2" mvn -B -q -ntp -pl advisor-core,advisor-maven-plugin package -Dmaven.test.skip -P 'release,!checked-build')
}

published() { # folder
  (cd "$1" && ls advisor-*/target/*.jar advisor-*/target/bom.{json,xml})
}

cd "$(git rev-parse --show-toplevel)"
here=$work/here
there="$work/some where/else"
build "$here" "-Duser.language=en -Duser.timezone=UTC"
build "$there" "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Kiritimati -Duser.name=anyone"

if [[ $(published "$here") != "$(published "$there")" || $(published "$here" | wc -l) != 10 ]]; then
  echo "not the ten files that are published:" >&2
  published "$here" >&2
  exit 1
fi
same=yes
while read -r file; do
  if cmp -s "$here/$file" "$there/$file"; then
    (cd "$here" && sha256sum "$file")
  else
    echo "differs: $file" >&2
    same=no
  fi
done < <(published "$here")
[[ $same == yes ]]
echo "all files are the same"
