import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))
def log = new File(basedir, 'build.log').readLines()

assert report.findings == []
assert report.problems == []
assert report.release == 17
assert report.files == [[path: 'src/main/java/shop/Catalog.java', lines: 34, status: 'JOINED']]

def verdicts = report.methods.collectEntries { [it.method, [it.workload, it.effects, it.model]] }
assert verdicts == [
        '<init>': ['TRIVIAL', [], 'SEQUENTIAL'],
        close   : ['TRIVIAL', [], 'SEQUENTIAL'],
        load    : ['TRIVIAL', [], 'SEQUENTIAL'],
        read    : ['IO_BOUND', ['FILE'], 'THREADS'],
        total   : ['CPU_BOUND', ['COMPUTE'], 'PROCESSES']]

assert log.contains('[INFO] methods: 5 (1 CPU-bound, 1 I/O-bound, 3 trivial)')
assert log.contains('[INFO] findings: none')
assert log.contains('[INFO] report: ' + new File(basedir, 'target/advisor/index.html'))
assert log.contains('[INFO] report: ' + new File(basedir, 'target/advisor/advisor.json'))
assert new File(basedir, 'target/advisor/index.html').getText('UTF-8').contains('<span class="outcome">The build passes</span>')

for (other in ['here', 'small']) {
    for (name in ['advisor.json', 'index.html']) {
        assert new File(basedir, "target/$other/$name").bytes == new File(basedir, "target/advisor/$name").bytes
    }
}
assert log.any {
    it.startsWith('[ERROR]') && it.contains('The JVM for the check has ended at once: what it printed may say why; mend advisor.jvmArguments')
}
assert log.any { it.contains('--no-such-option') }
assert log.count { it == '[INFO] Nothing has changed since the last check, which found this:' } == 1
assert log.count { it == '[INFO] findings: none' } == 4
