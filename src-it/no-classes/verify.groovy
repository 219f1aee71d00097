import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))
def log = new File(basedir, 'build.log').readLines()

assert report.files.collect { [it.path, it.status] } == [['src/main/java/shop/Prices.java', 'SOURCE_ONLY']]
assert report.problems.collect { it.kind } == ['SOURCE_ONLY']
assert log.count('[WARNING] 1 problem with the input:') == 1
assert log.count { it.startsWith('[WARNING]     there are no classes') && it.endsWith('compile first') } == 1
