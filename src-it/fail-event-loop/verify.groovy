import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))
def log = new File(basedir, 'build.log').readLines()

assert report.frameworks == ['NETTY']
assert report.problems == []
assert report.files.collect { [it.path, it.status] } == [
        ['src/main/java/shop/OrderHandler.java', 'JOINED'],
        ['src/main/java/shop/Orders.java', 'JOINED']]

def verdicts = report.methods.collect { [it.'class', it.method, it.workload, it.effects, it.model] }
assert verdicts == [
        ['shop.OrderHandler', '<init>', 'TRIVIAL', [], 'SEQUENTIAL'],
        ['shop.OrderHandler', 'channelRead0', 'IO_BOUND', ['DATABASE'], 'THREADS'],
        ['shop.Orders', '<init>', 'TRIVIAL', [], 'SEQUENTIAL'],
        ['shop.Orders', 'find', 'IO_BOUND', ['DATABASE'], 'THREADS']]

assert report.findings.size() == 1
def found = report.findings[0]
assert [found.rule, found.severity, found.confidence] == ['BlockingCallOnEventLoop', 'ERROR', 'HIGH']
assert [found.file, found.line, found.column] == ['src/main/java/shop/OrderHandler.java', 16, 38]
assert found.witness.collect { [it.file, it.line, it.callee] } == [
        ['src/main/java/shop/OrderHandler.java', 16, 'shop.Orders#find(Ljava/lang/String;)Ljava/lang/String;'],
        ['src/main/java/shop/Orders.java', 19, 'java.sql.PreparedStatement#executeQuery()Ljava/sql/ResultSet;']]

def at = log.indexOf('[ERROR] src/main/java/shop/OrderHandler.java:[16,38] BlockingCallOnEventLoop: ' + found.message)
assert at > 0
assert log[at + 1] =~ /^\[ERROR\]     at OrderHandler.channelRead0 \(OrderHandler.java:16\) . Orders.find$/
assert log[at + 2] =~ /^\[ERROR\]     at Orders.find               \(Orders.java:19\)       . PreparedStatement.executeQuery$/
assert log[at + 3] == '[ERROR]     instead: ' + found.advice
assert log.contains('[INFO] findings: 1 (1 error)')
assert log.any {
    it.startsWith('[ERROR] Failed to execute goal') && it.endsWith('The concurrency advisor found 1 error; the report is ' +
            new File(basedir, 'target/advisor/advisor.json') + ' -> [Help 1]')
}
