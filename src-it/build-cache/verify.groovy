import groovy.json.JsonSlurper

def log = new File(basedir, 'build.log').readLines()
// the log of the three builds, one after the other
def starts = log.findIndexValues { it.contains('Scanning for projects...') }
assert starts.size() == 3
def first = log[starts[0]..<starts[1]]
def second = log[starts[1]..<starts[2]]
def third = log[starts[2]..-1]

def report = { checkout, module, format -> new File(basedir, "$checkout/$module/target/advisor/$format") }
def checks = { build -> build.findAll { it =~ /^\[INFO\] --- .*:check \(default\) @ [ab] ---/ }*.replaceFirst(/.* @ (.) .*/, '$1') }
def restored = { build -> build.findAll { it =~ /restoring .*:[ab] from cache/ }*.replaceFirst(/.*:([ab]) from cache.*/, '$1') }
def takenOver = { build -> build.findAll { it.contains('method summaries that dependencies bring along: ') }
        *.replaceFirst(/.*: (\d+) taken over/, '$1') }

assert checks(first) == ['a', 'b']
assert restored(first) == []
assert takenOver(first) == ['2']
assert first.count { it =~ /Saved to remote cache file:.*\/[ab]\.jar/ } == 2

// what is restored has its report, without being checked
assert checks(second) == []
assert restored(second) == ['a', 'b']
['a', 'b'].each { module ->
    ['advisor.json', 'index.html'].each { format ->
        assert report('second', module, format).bytes == report('.', module, format).bytes
    }
}

// a restored module has a jar and no classes; what that jar says serves the module that is built
assert checks(third) == ['b']
assert restored(third) == ['a']
assert !new File(basedir, 'third/a/target/classes').exists()
assert report('third', 'a', 'advisor.json').bytes == report('.', 'a', 'advisor.json').bytes
assert takenOver(third) == ['2']
def changed = new JsonSlurper().parse(report('third', 'b', 'advisor.json'))
assert changed.problems == []
assert changed.findings*.rule == ['BlockingCallInCommonPool']
assert changed.findings[0].witness[-1].callee == 'java.net.URL#openStream()Ljava/io/InputStream;'
