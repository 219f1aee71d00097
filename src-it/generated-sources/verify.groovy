import groovy.json.JsonSlurper

def files = { new JsonSlurper().parse(new File(basedir, "target/$it/advisor.json")).files*.path }

assert files('without') == ['src/main/java/shop/Written.java']
assert files('with') == ['src/main/java/shop/Written.java', 'target/generated-sources/shop/shop/Generated.java']
