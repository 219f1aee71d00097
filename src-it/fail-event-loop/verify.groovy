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
            new File(basedir, 'target/advisor/index.html') + ' -> [Help 1]')
}

def page = new File(basedir, 'target/advisor/index.html').getText('UTF-8')
assert page.contains('<span class="outcome">The build fails</span>')
assert page.contains('data-rule="BlockingCallOnEventLoop" data-severity="error" data-package="shop" data-carrier="event-loop" data-state="new"')
assert page.contains('context.writeAndFlush(orders.<mark>find</mark>(id));')
assert page.contains('try (ResultSet rows = query.<mark>executeQuery</mark>())')
assert !page.contains(basedir.path)
