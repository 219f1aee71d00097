import groovy.json.JsonSlurper

def findings = { new JsonSlurper().parse(new File(basedir, "target/$it/advisor.json")).findings }
def log = new File(basedir, 'build.log').readLines()

assert findings('advisor').size() == 1
def found = findings('advisor')[0]
assert [found.rule, found.severity, found.confidence] == ['BlockingCallInCommonPool', 'WARNING', 'HIGH']
assert [found.file, found.line, found.column] == ['src/main/java/shop/Invoices.java', 12, 51]
assert [found.'class', found.method] == ['shop.Invoices', 'all']
assert found.witness.collect { [it.line, it.callee] } == [
        [12, 'shop.Invoices#text(Ljava/nio/file/Path;)Ljava/lang/String;'],
        [17, 'java.nio.file.Files#readString(Ljava/nio/file/Path;)Ljava/lang/String;']]

assert findings('as-warning') == findings('advisor')
assert findings('as-error') == findings('advisor').collect { it + [severity: 'ERROR'] }
assert findings('switched-off') == []

def finding = 'src/main/java/shop/Invoices.java:[12,51] BlockingCallInCommonPool: ' + found.message
assert log.count('[WARNING] ' + finding) == 2
assert log.count('[ERROR] ' + finding) == 1
assert log.count('[INFO] findings: 1 (1 warning)') == 2
assert log.count('[INFO] findings: 1 (1 error)') == 1
assert log.count('[INFO] findings: none') == 1

def failures = log.findAll { it.startsWith('[ERROR] Failed to execute goal') }
assert failures.size() == 2
def reasonOf = { reason, folder ->
    "The concurrency advisor found $reason; the report is ${new File(basedir, "target/$folder/index.html")} -> [Help 1]"
}
assert failures[0].endsWith(reasonOf('1 warning', 'as-warning'))
assert failures[1].endsWith(reasonOf('1 error', 'as-error'))
