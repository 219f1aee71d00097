import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))
def log = new File(basedir, 'build.log').readLines()

assert report.files.collect { [it.path, it.status] } == [['src/main/java/shop/Prices.java', 'SOURCE_ONLY']]
assert report.problems.collect { it.kind } == ['SOURCE_ONLY']
assert log.count('[WARNING] 1 problem with the input:') == 1
assert log.count { it.startsWith('[WARNING]     there are no classes') && it.endsWith('compile first') } == 1

def read = report.methods.find { it.method == 'read' }
assert [read.workload, read.ioSpeed, read.confidence, read.effects, read.origin, read.line] ==
        ['IO_BOUND', 'FAST', 'MEDIUM', ['FILE'], 'SOURCE_ONLY', 9]
assert read.witness.collect { [it.file, it.line, it.callee.split('\\(')[0]] } ==
        [['src/main/java/shop/Prices.java', 10, 'java.nio.file.Files#readString']]
