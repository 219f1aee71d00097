import groovy.json.JsonSlurper

def report = { module -> new JsonSlurper().parse(new File(basedir, "$module/target/advisor/advisor.json")) }
def log = new File(basedir, 'build.log').readLines()
def findings = { it.findings.collect { found -> [found.rule, found.file, found.line, found.column] } }
def method = { of, name -> of.methods.find { it.method == name } }
def invoices = 'src/main/java/shop/Invoices.java'

// every release: joined with its classes, and found
['release-8', 'release-11'].each { module ->
    def found = report(module)
    assert found.files.collect { [it.path, it.status] } == [[invoices, 'JOINED']]
    assert found.problems == []
    assert findings(found)*.take(3) == [['BlockingCallInCommonPool', invoices, 12]]
}
def release21 = log.any { it.contains('Building release-21 ') }
def release25 = log.any { it.contains('Building release-25 ') }
((release21 ? ['release-21'] : []) + (release25 ? ['release-25'] : [])).each { module ->
    def found = report(module)
    assert found.files.collect { [it.path, it.status] } == [[invoices, 'JOINED']]
    assert found.problems == []
    assert method(found, 'text').effects == ['FILE']
}

// another language beside Java: its methods are followed by their classes
def groovy = report('groovy')
assert groovy.problems == []
assert groovy.files*.path == [invoices]
assert groovy.findings.collect { [it.rule, it.line] } == [['BlockingCallInCommonPool', 9]]
assert groovy.findings[0].witness*.method.contains('load')

def kotlin = report('kotlin')
assert kotlin.problems == []
assert kotlin.files.collect { [it.path, it.status] } == [[invoices, 'JOINED']]
assert kotlin.findings.collect { [it.rule, it.line] } ==
        [['BlockingCallInCommonPool', 19], ['BlockingCallInCommonPool', 23]]
// through its standard library to the JDK's call that waits
assert kotlin.findings[0].witness*.method == ['lambda$check$0', 'load', 'readText$default', 'readText']
assert method(kotlin, 'texts').effects.contains('FILE')

// Lombok: what it makes is in the classes alone
def lombok = report('lombok')
assert lombok.problems == []
assert lombok.files*.status == ['JOINED']
assert findings(lombok)*.take(3) == [['BlockingCallInCommonPool', invoices, 25]]
assert method(lombok, 'check').origin == 'SOURCE_AND_CLASS'

// a processor that generates sources: they are left out, what they are compiled to is known
def processor = report('processor')
assert new File(basedir, 'processor/target/generated-sources/annotations/shop/AutoValue_Invoice.java').exists()
assert processor.problems == []
assert processor.files*.path == ['src/main/java/shop/Invoice.java']
assert method(processor, 'text').effects == ['FILE']
assert method(processor, 'of').effects == []

// a module of Java's module system
def modular = report('modular')
assert modular.problems == []
assert modular.files.collect { [it.path, it.status] } == [
        ['src/main/java/module-info.java', 'JOINED'], ['src/main/java/shop/Prices.java', 'JOINED']]
assert method(modular, 'fetch').effects == ['NETWORK']

// line ends and names change nothing
def unix = report('unix')
def named = basedir.list().find { it.endsWith('#1') }
assert findings(unix)*.take(3) == [['BlockingCallInCommonPool', invoices, 12]]
assert new File(basedir, "windows/$invoices").text.contains('\r\n')
assert report('windows') == unix
assert report(named) == unix
