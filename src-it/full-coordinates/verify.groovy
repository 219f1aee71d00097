import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))

assert report.findings == []
assert report.methods.collect { [it.'class', it.method, it.workload] } == [
        ['shop.Stock', '<init>', 'TRIVIAL'],
        ['shop.Stock', 'sum', 'CPU_BOUND']]
