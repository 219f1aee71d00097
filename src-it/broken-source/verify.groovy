import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))
def log = new File(basedir, 'build.log').readLines()

assert report.files.collect { [it.path, it.status] } == [
        ['src/main/java/shop/Broken.java', 'NOT_ANALYSED'],
        ['src/main/java/shop/Sound.java', 'SOURCE_ONLY']]
def broken = report.problems.findAll { it.kind == 'UNPARSED_SOURCE' }
assert broken.collect { [it.file, it.line] } == [['src/main/java/shop/Broken.java', 5]]
assert log.count('[WARNING]     src/main/java/shop/Broken.java:5: ' + broken[0].message) == 2

def failures = log.findAll { it.startsWith('[ERROR] Failed to execute goal') }
assert failures.size() == 1
assert failures[0].contains('The concurrency advisor found 1 source file that could not be parsed; the report is ')

// what is broken costs nothing else
assert report.methods.findAll { it.workload == 'IO_BOUND' }.collect { it.class + '.' + it.method } == ['shop.Sound.read']
