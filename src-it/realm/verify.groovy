def log = new File(basedir, 'build.log').readLines()

def start = log.findIndexOf {
    it.contains('Populating class realm plugin>io.github.concurrencyadvisor:advisor-maven-plugin:')
}
assert start > 0
def included = log.drop(start + 1).takeWhile { it.contains('  Included: ') }.collect {
    def (group, artifact, type, version) = it.replaceFirst(/.*Included: /, '').trim().split(':')
    [group, artifact, version]
}
// what Maven before 3.9 adds of its own accord
included.removeAll { it[0..1] == ['org.codehaus.plexus', 'plexus-utils'] }

// one more is one more to download, to trust and to meet other versions of: see CONTRIBUTING.md
assert included.collect { it[0] + ':' + it[1] }.toSorted() == [
        'com.fasterxml.jackson.core:jackson-core',
        'com.github.javaparser:javaparser-core',
        'io.github.concurrencyadvisor:advisor-core',
        'io.github.concurrencyadvisor:advisor-maven-plugin',
        'org.apache.maven.doxia:doxia-sink-api',
        'org.apache.maven.reporting:maven-reporting-api',
        'org.jspecify:jspecify',
        'org.ow2.asm:asm',
        'org.ow2.asm:asm-analysis',
        'org.ow2.asm:asm-tree']

// the README's figure
def bytes = included.sum { group, artifact, version ->
    new File(localRepositoryPath, "${group.replace('.', '/')}/$artifact/$version/$artifact-${version}.jar").length()
}
def readme = new File(basedir, '../../../../README.md').getText('UTF-8')
def told = readme =~ /about (\d+) MB in (\d+) jars/
assert told.find()
assert [told.group(1) as int, told.group(2) as int] == [Math.round(bytes / 1e6) as int, included.size()]
