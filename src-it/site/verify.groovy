import groovy.json.JsonSlurper

def file = { path -> new File(basedir, path) }
def whole = { folder -> new JsonSlurper().parse(file("$folder/advisor/advisor.json")) }
def log = file('build.log').readLines()

// by itself, it compiles what it needs: the first two runs were cleaned away by the next
assert log.count { it.startsWith('[INFO] report: ') && it.endsWith('advisor.json') } == 3
assert log.count { it.startsWith('[INFO] report: ') && it.endsWith('index.html') } == 3

// one report on all modules, with a path from one into the other
def all = whole('target/site')
assert all.files*.path == ['a/src/main/java/shop/store/Store.java', 'b/src/main/java/shop/StoreHandler.java']
assert all.files*.status == ['JOINED', 'JOINED']
assert all.problems == []
assert all.findings.size() == 1
assert all.findings[0].witness*.file == ['b/src/main/java/shop/StoreHandler.java', 'a/src/main/java/shop/store/Store.java']

def pages = file('target/site/advisor-aggregate.html').text
assert pages.contains('ERROR: BlockingCallOnEventLoop')
assert pages.contains('b/src/main/java/shop/StoreHandler.java:[13,37]')
assert pages.contains('href="advisor-aggregate-methods.html"')
assert pages.contains('href="advisor/index.html"')
assert file('target/site/advisor/index.html').getText('UTF-8').contains('<span class="outcome">1 error</span>')
assert file('target/site/advisor-aggregate-methods.html').text.contains('<td>Store.fetch</td>')

// one for each module, from its own folder
assert whole('b/target/site').findings*.file == ['src/main/java/shop/StoreHandler.java']
assert file('b/target/site/advisor.html').text.contains('ERROR: BlockingCallOnEventLoop')
assert file('a/target/site/advisor.html').text.contains('No code was found')

// only where it belongs
assert !file('b/target/site/advisor-aggregate.html').exists()
assert !file('target/site/advisor.html').exists()

// no page names the folder that it was made in
for (page in ['target/site/advisor-aggregate.html', 'target/site/advisor-aggregate-methods.html',
        'target/site/advisor/index.html']) {
    assert !file(page).text.contains(basedir.absolutePath)
}
