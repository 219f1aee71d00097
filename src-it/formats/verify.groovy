import groovy.json.JsonSlurper
import groovy.xml.XmlSlurper

def reports = new File(basedir, 'app/target/advisor')
def log = new File(basedir, 'build.log').readLines()
def handler = 'app/src/main/java/shop/OrderHandler.java'
def invoices = 'app/src/main/java/shop/Invoices.java'

def names = ['index.html', 'advisor.json', 'advisor.sarif', 'advisor-gitlab.json', 'advisor-checkstyle.xml',
        'advisor-junit.xml', 'advisor.md']
assert (reports.list() as Set) == (names as Set)
names.each { name ->
    assert log.contains('[INFO] report: ' + new File(reports, name))
    def bytes = new File(reports, name).bytes
    assert bytes == new File(basedir, "app/target/again/$name").bytes
    def text = new String(bytes, 'UTF-8')
    assert !text.contains(basedir.path) && !text.contains(System.getProperty('user.home'))
}

// SARIF
def sarif = new JsonSlurper().parse(new File(reports, 'advisor.sarif'))
def run = sarif.runs[0]
assert sarif.version == '2.1.0' && sarif.runs.size() == 1
assert run.automationDetails.id == 'concurrency-advisor/app/'
assert run.invocations[0].toolExecutionNotifications == []
def place = { [it.physicalLocation.artifactLocation.uri, it.physicalLocation.region.startLine] }
assert run.results.collect { [it.ruleId, it.level, it.baselineState, it.suppressions*.kind] + place(it.locations[0]) } == [
        ['BlockingCallInCommonPool', 'warning', 'unchanged', ['external'], invoices, 12],
        ['BlockingCallInCommonPool', 'warning', 'new', ['inSource'], invoices, 17],
        ['BlockingCallInCommonPool', 'warning', 'new', [], invoices, 21],
        ['BlockingCallOnEventLoop', 'error', 'new', [], handler, 16]]
run.results.each { assert run.tool.driver.rules[it.ruleIndex].id == it.ruleId }
assert run.results[0].suppressions[0].justification == 'in the baseline advisor-baseline.txt'
assert run.results[1].suppressions[0].justification == 'of "two" files </script> at most & @once a day'
assert run.results[3].codeFlows[0].threadFlows[0].locations.collect { place(it.location) + it.location.message.text } == [
        [handler, 16, 'OrderHandler.channelRead0 calls Orders.find'],
        ['app/src/main/java/shop/Orders.java', 19, 'Orders.find calls PreparedStatement.executeQuery']]
run.results.each { result ->
    assert new File(basedir, result.locations[0].physicalLocation.artifactLocation.uri).isFile()
}

// GitLab
def issues = new JsonSlurper().parse(new File(reports, 'advisor-gitlab.json'))
assert issues.collect { [it.check_name, it.severity, it.location.path, it.location.lines.begin] } == [
        ['BlockingCallInCommonPool', 'major', invoices, 21],
        ['BlockingCallOnEventLoop', 'critical', handler, 16]]
assert issues*.fingerprint.unique().size() == 2

// Checkstyle
def checkstyle = new XmlSlurper().parse(new File(reports, 'advisor-checkstyle.xml'))
assert checkstyle.file.collect { [it.@name.text(), it.error.@line.text(), it.error.@severity.text(), it.error.@source.text()] } == [
        [invoices, '21', 'warning', 'concurrency.advisor.BlockingCallInCommonPool'],
        [handler, '16', 'error', 'concurrency.advisor.BlockingCallOnEventLoop']]

// JUnit
def junit = new XmlSlurper().parse(new File(reports, 'advisor-junit.xml'))
def tests = junit.testsuite.testcase
assert junit.@tests.text() as int == tests.size() && junit.@failures.text() == '1'
assert tests.findAll { !it.failure.isEmpty() }.collect { [it.@classname.text(), it.@name.text(), it.failure.@type.text()] } == [[
        'advisor.BlockingCallOnEventLoop',
        'app/shop.OrderHandler#channelRead0(io.netty.channel.ChannelHandlerContext,java.lang.String) → ' +
                'java.sql.PreparedStatement#executeQuery()',
        'ERROR']]
assert tests.findAll { !it.skipped.isEmpty() }.collect { it.skipped.@message.text() } == [
        'in the baseline',
        'suppressed because of "two" files </script> at most & @once a day',
        'warning, which does not fail the build']

// Markdown, and what GitHub Actions is told: only by the first build
def markdown = new File(reports, 'advisor.md').getText('UTF-8')
assert markdown.startsWith('## Concurrency advisor: 2 new findings (1 error, 1 warning) in `app/`\n\nThis fails the build: 1 error.\n')
assert markdown.contains('Allowed because of "two" files \\</script\\> at most \\& `@once` a day.')
assert new File(basedir, 'summary.md').getText('UTF-8') == markdown
def commands = log.findAll { it.startsWith('::') }
assert commands.size() == 2
assert commands[0].startsWith("::error file=$handler,line=16,col=38,title=BlockingCallOnEventLoop::Orders.find waits for the database")
assert commands[1].startsWith("::warning file=$invoices,line=21,col=")

// all modules in one
def whole = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.sarif')).runs[0]
assert whole.automationDetails.id == 'concurrency-advisor/'
assert whole.results.collect { [it.baselineState] + place(it.locations[0]) } ==
        run.results.collect { [it.baselineState] + place(it.locations[0]) }

assert log.any {
    it.contains('advisor.repositoryDirectory is "') && it.contains('allowed are: folders that ' + basedir)
}
