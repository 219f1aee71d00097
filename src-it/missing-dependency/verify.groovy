import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))
def log = new File(basedir, 'build.log').readLines()

assert report.files.collect { it.path } == ['src/main/java/shop/Till.java']
assert report.problems.findAll { it.kind == 'MISSING_DEPENDENCY' }.collect { it.file } == ['lost-1.jar']
assert log.count {
    it.startsWith('[WARNING] Could not resolve io.github.concurrencyadvisor.it:lost:jar:1, so what calls into it is unknown')
} == 1
assert report.methods.findAll { it.workload == 'IO_BOUND' }.collect { it.method } == ['read']
