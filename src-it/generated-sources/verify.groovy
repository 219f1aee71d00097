import groovy.json.JsonSlurper

def report = { new JsonSlurper().parse(new File(basedir, "target/$it/advisor.json")) }

assert report('without').files*.path == ['src/main/java/shop/Written.java']
assert report('without').findings == []

assert report('with').files*.path == [
        'src/main/java/shop/Written.java', 'target/generated-sources/shop/shop/Generated.java']
assert report('with').findings.collect { [it.rule, it.file, it.line] } == [
        ['BlockingCallInCommonPool', 'target/generated-sources/shop/shop/Generated.java', 12]]
