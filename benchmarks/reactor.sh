#!/usr/bin/env bash
# What a check costs each module of a reactor of 100, cold JVMs, whole processes, in one run on one machine.
#
# The project is generated: 100 modules of four small classes each. The first fifty form a chain, each of the others depends on
# five of the chain, and all have the 57 jars of Kafka's connect-runtime on their class path. It is compiled once. Six commands take
# turns: the check of all modules, with what is kept from before but no report; the same with nothing kept; the same as the first
# with -T2; again, with nothing changed; after one file of the last module has changed; and the check skipped, which is what Maven
# itself takes. CPU time is user and system of the whole process; what is printed of the others is without what the skipped one
# takes, divided by the number of modules.
#
# usage: benchmarks/reactor.sh [turns, 5 unless told]      needs the plugin in the local repository: mvn install -DskipTests
set -euo pipefail

turns=${1:-5}
modules=100
plugin=io.github.concurrencyadvisor:advisor-maven-plugin:0.1.0-SNAPSHOT
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

seconds() { # command...: prints CPU seconds, user and system, and wall seconds of the whole process tree
  local TIMEFORMAT='%U %S %R' times
  times=$( { time "$@" >"$work/output.log" 2>&1; } 2>&1 ) || { cat "$work/output.log" >&2; exit 1; }
  awk '{ print $1 + $2, $3 }' <<<"$times"
}

median() { sort -n | awk '{ a[NR] = $1 } END { print (NR % 2) ? a[(NR + 1) / 2] : (a[NR / 2] + a[NR / 2 + 1]) / 2 }'; }

dependency() { echo "<dependency><groupId>reactor</groupId><artifactId>$1</artifactId><version>1</version></dependency>"; }

names=() listed=
for ((i = 0; i < modules; i++)); do
  name=$(printf 'm%03d' "$i")
  names+=("$name")
  listed+="<module>$name</module>"
  on=()
  if ((i > 0 && i < modules / 2)); then
    on=("${names[i - 1]}")
  elif ((i >= modules / 2)); then
    for ((k = 0; k < 5; k++)); do on+=("${names[(i * 7 + k * 11) % (modules / 2)]}"); done
  fi
  home=$work/reactor/$name
  mkdir -p "$home/src/main/java/reactor/$name"
  {
    echo '<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>'
    echo '<parent><groupId>reactor</groupId><artifactId>all</artifactId><version>1</version></parent>'
    echo "<artifactId>$name</artifactId><dependencies>"
    for other in "${on[@]}"; do dependency "$other"; done
    echo '</dependencies></project>'
  } >"$home/pom.xml"
  calls=
  for other in "${on[@]}"; do calls+="sum += new reactor.$other.Service(in).size(name);"; done
  java=$home/src/main/java/reactor/$name
  cat >"$java/Item.java" <<JAVA
package reactor.$name;
public record Item(String name, int size) {
    int weight() { int sum = 0; for (char each : name.toCharArray()) { sum += each * size; } return sum; }
}
JAVA
  cat >"$java/Store.java" <<JAVA
package reactor.$name;
import java.io.*;
import java.nio.file.*;
public class Store {
    private final Path folder;
    public Store(Path folder) { this.folder = folder; }
    public Item load(String name) throws IOException { return new Item(name, Files.readString(folder.resolve(name)).length()); }
}
JAVA
  cat >"$java/Service.java" <<JAVA
package reactor.$name;
import java.io.*;
import java.nio.file.*;
public class Service {
    private final Path in;
    private final Store store;
    public Service(Path in) { this.in = in; this.store = new Store(in); }
    public long size(String name) throws IOException { long sum = store.load(name).weight(); $calls return sum; }
}
JAVA
  cat >"$java/Totals.java" <<JAVA
package reactor.$name;
import java.io.*;
import java.util.*;
import org.apache.kafka.clients.producer.*;
class Totals {
    private final Service service;
    private final Producer<String, String> producer;
    Totals(Service service, Producer<String, String> producer) { this.service = service; this.producer = producer; }
    long all(List<String> names) { return names.parallelStream().mapToLong(this::one).sum(); }
    void tell(String name) { producer.send(new ProducerRecord<>("totals", name)); }
    private long one(String name) {
        try { return service.size(name); } catch (IOException e) { throw new UncheckedIOException(e); }
    }
}
JAVA
done
cat >"$work/reactor/pom.xml" <<XML
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>reactor</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging>
  <properties>
    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
    <maven.compiler.release>17</maven.compiler.release>
  </properties>
  <modules>$listed</modules>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>connect-runtime</artifactId><version>3.9.0</version></dependency>
  </dependencies>
</project>
XML

maven=(mvn -B -ntp -f "$work/reactor/pom.xml")
"${maven[@]}" -q -T2 org.apache.maven.plugins:maven-compiler-plugin:3.14.1:compile >"$work/output.log" 2>&1 ||
  { cat "$work/output.log" >&2; exit 1; }

check=("${maven[@]}" -o "$plugin:check" -Dadvisor.failOnViolation=false)
kept=-Dadvisor.cacheDirectory=$work/kept
changed=$work/reactor/${names[-1]}/src/main/java/reactor/${names[-1]}/Item.java
without_reports() { rm -rf "$work"/reactor/*/target/advisor; }

seconds "${check[@]}" "$kept" >/dev/null # what the first call fetches is not counted
for ((turn = 0; turn < turns; turn++)); do
  {
    without_reports
    seconds "${check[@]}" "$kept"
    without_reports
    seconds "${check[@]}" -Dadvisor.cacheDirectory="$work/new$turn"
    without_reports
    seconds "${check[@]}" "$kept" -T2
    seconds "${check[@]}" "$kept"
    echo "// $turn" >>"$changed"
    seconds "${check[@]}" "$kept"
    seconds "${check[@]}" -Dadvisor.skip
  } | paste -sd' ' >>"$work/times"
done

printf '%-34s %14s %14s\n' "of $modules modules, milliseconds each" CPU wall
row() { # name, column of CPU seconds
  printf '%-34s %14.0f %14.0f\n' "$1" \
    "$(awk -v c="$2" -v n=$modules '{ print ($c - $11) * 1000 / n }' "$work/times" | median)" \
    "$(awk -v c="$2" -v n=$modules '{ print ($(c + 1) - $12) * 1000 / n }' "$work/times" | median)"
}
row "check" 1
row "check, nothing kept before" 3
row "check, -T2" 5
row "check, nothing changed" 7
row "check, one file changed" 9
printf '%-34s %14.0f %14.0f\n' "skipped (in the others subtracted)" \
  "$(awk -v n=$modules '{ print $11 * 1000 / n }' "$work/times" | median)" \
  "$(awk -v n=$modules '{ print $12 * 1000 / n }' "$work/times" | median)"
