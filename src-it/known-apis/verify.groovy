import groovy.json.JsonSlurper

def report = { folder -> new JsonSlurper().parse(new File(basedir, "shop/target/$folder/advisor.json")) }
def log = new File(basedir, 'build.log').readLines()

def checked = report('advisor')
def effects = { json -> json.methods.collectEntries { [it.'class' + '#' + it.method, it.effects] } }

// by the library's line
assert effects(checked)['shop.Prices#now'] == ['NETWORK']
// by the user's line, which wins over the library's
assert effects(checked)['shop.Prices#lately'] == []
// by the user's line about the project's own method
assert effects(checked)['shop.Prices#left'] == ['DATABASE']
assert effects(checked)['shop.Stock#count'] == ['DATABASE']

assert checked.findings.size() == 1
def found = checked.findings[0]
assert [found.rule, found.file, found.line] == ['BlockingCallOnEventLoop', 'src/main/java/shop/Prices.java', 26]
assert found.message.endsWith('which runs Prices.answer because it is annotated @OnLoop')

assert checked.problems.size() == 1
def wrong = checked.problems[0]
assert [wrong.kind, wrong.file, wrong.line] == ['BAD_KNOWN_API', 'known/rates.effects', 4]
assert wrong.message.startsWith("unknown effect 'NETWERK'; use ")

assert report('compiled') == checked

def withoutTheUsers = report('gone')
assert effects(withoutTheUsers)['shop.Prices#lately'] == ['NETWORK']
assert effects(withoutTheUsers)['shop.Stock#count'] == []
assert withoutTheUsers.problems.collect { [it.file, it.message] } == [
        ['gone', 'is not there: create it, or correct the setting that names it']]

assert log.any { it.contains('on project shop: The concurrency advisor found 1 error; the report is ') }
