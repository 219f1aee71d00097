import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))
def log = new File(basedir, 'build.log').readLines()

assert report.frameworks == ['Netty']
assert report.files.collect { [it.path, it.status] } == [
        ['src/main/java/shop/OrderHandler.java', 'JOINED'],
        ['src/main/java/shop/Orders.java', 'JOINED']]

def errors = report.findings.findAll { it.severity == 'ERROR' }
assert !errors.empty
assert errors.every { it.rule == 'BlockingCallOnEventLoop' && it.file == 'src/main/java/shop/OrderHandler.java' && it.line == 16 }
assert errors.any { it.witness*.callee.last().startsWith('java.sql.PreparedStatement#executeQuery') }
assert errors.every { it.witness[0].callee == 'shop.Orders#find(Ljava/lang/String;)Ljava/lang/String;' }

def find = report.methods.find { it.'class' == 'shop.Orders' && it.method == 'find' }
assert find.workload == 'IO_BOUND'
assert find.effects == ['DATABASE']

errors.each {
    assert log.count("[ERROR] src/main/java/shop/OrderHandler.java:[16,$it.column] BlockingCallOnEventLoop: $it.message".toString()) == 1
}
assert log.any {
    it.startsWith('[ERROR] Failed to execute goal') && it.contains("The concurrency advisor found $errors.size error") }
