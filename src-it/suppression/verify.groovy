import groovy.json.JsonSlurper

def report = { new JsonSlurper().parse(new File(basedir, "target/$it/advisor.json")) }
def log = new File(basedir, 'build.log').readLines()
def source = 'src/main/java/shop/Invoices.java'

def all = report('advisor')
assert all.findings.collect { [it.rule, it.method, it.line] } == [['BlockingCallInCommonPool', 'withoutReason', 22]]
assert all.suppressed.collect { [it.method, it.line, it.by, it.byLine, it.because] } == [
        ['commented', 13, 'COMMENT', 12, 'two files at most are read, once a day'],
        ['annotated', 18, 'ANNOTATION', 16, '']]
assert all.problems.collect { [it.kind, it.file, it.line] } == [
        ['BAD_SUPPRESSION', source, 22],
        ['BAD_SUPPRESSION', source, 25]]
assert all.leftovers.collect { [it.kind, it.file, it.line] } == [
        ['UNUSED_SUPPRESSION', source, 25],
        ['UNUSED_SUPPRESSION', 'src/main/java/shop/legacy/Old.java', 7]]

assert log.contains('[INFO] findings: 1 (1 warning); accepted: 2 suppressed')
assert log.contains('[WARNING]     ' + source + ':22: this suppression gives no reason and is not heeded until it does; ' +
        'write: advisor:allow RuleName because …')
assert log.contains('[WARNING]     ' + source + ':25: "BlockingCallInComonPool" is no rule, so that nothing is suppressed ' +
        'by it; the nearest is BlockingCallInCommonPool')
assert log.contains('[WARNING]     ' + source + ':25: SleepUnderLock finds nothing here that is to be suppressed; ' +
        'remove this @SuppressWarnings')
assert log.contains('[WARNING]     src/main/java/shop/legacy/Old.java:7: TinyParallelStream finds nothing here that is ' +
        'to be suppressed; remove this comment')

def one = report('one-rule')
assert one.files*.path == [source]
assert one.leftovers == []
assert one.suppressed.size() == 2
