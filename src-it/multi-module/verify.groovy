import groovy.json.JsonSlurper

def report = { module, folder -> new JsonSlurper().parse(new File(basedir, "$module/target/$folder/advisor.json")) }
def log = new File(basedir, 'build.log').readLines()

assert report('a', 'from-source').files*.status == ['SOURCE_ONLY']
assert report('b', 'from-source').files*.status == ['SOURCE_ONLY']

assert report('a', 'advisor').findings == []
assert report('a', 'advisor').files*.path == ['src/main/java/shop/store/Store.java']

def checked = report('b', 'advisor')
assert checked.files*.path == ['src/main/java/shop/StoreHandler.java']
assert checked.problems == []
assert checked.findings.size() == 1
def found = checked.findings[0]
assert [found.rule, found.severity, found.confidence] == ['BlockingCallOnEventLoop', 'ERROR', 'HIGH']
assert [found.file, found.line, found.column] == ['src/main/java/shop/StoreHandler.java', 13, 37]
// from one module into the other
assert found.witness.collect { [it.'class', it.method, it.callee] } == [
        ['shop.StoreHandler', 'channelRead0', 'shop.store.Store#fetch(Ljava/lang/String;)[B'],
        ['shop.store.Store', 'fetch', 'java.net.URL#openStream()Ljava/io/InputStream;']]
assert report('b', 'from-classes') == checked

// after the module that fails
def after = report('c', 'advisor')
assert after.files*.path == ['src/main/java/shop/report/Report.java']
assert after.findings.collect { [it.rule, it.severity, it.line] } == [['BlockingCallInCommonPool', 'WARNING', 12]]
assert report('c', 'from-classes') == after

assert log.count('[INFO] Nothing to check: this project has no Java sources') == 4
assert log.count {
    it.startsWith('[ERROR] src/main/java/shop/StoreHandler.java:[13,37] BlockingCallOnEventLoop: ')
} == 2
assert log.findAll { it.startsWith('[ERROR] Failed to execute goal') }.size() == 1
assert log.any { it.contains('on project b: The concurrency advisor found 1 error; the report is ') }

assert log.count('[INFO] Nothing to list: this project has no Java sources') == 1
assert log.count('[INFO] advisor-baseline.txt lists 0 findings') == 1
assert log.count('[INFO] advisor-baseline.txt lists 1 finding: 1 finding taken in') == 2
assert new File(basedir, 'b/advisor-baseline.txt').readLines().last() ==
        'BlockingCallOnEventLoop | shop.StoreHandler#channelRead0(io.netty.channel.ChannelHandlerContext,' +
        'java.lang.String) | java.net.URL#openStream()'
assert new File(basedir, 'a/advisor-baseline.txt').exists()
assert !new File(basedir, 'advisor-baseline.txt').exists()
assert report('b', 'known').baselined == checked.findings
assert report('c', 'known').baselined == after.findings
