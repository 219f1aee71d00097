import groovy.json.JsonSlurper

def report = { new JsonSlurper().parse(new File(basedir, "target/$it/advisor.json")) }
def counts = { name -> report(name).summary.with { [it.findings, it.baselined, it.leftovers] } }
def log = new File(basedir, 'build.log').readLines()

assert counts('known') == [0, 1, 0]
assert counts('new') == [1, 1, 0]
assert counts('both-known') == [0, 2, 0]
assert counts('all') == [0, 2, 0]
assert counts('mended') == [0, 1, 1]

assert report('new').findings*.method == ['sizes']
assert report('new').baselined.collect { [it.method, it.line] } == [['all', 17]]
assert report('known').baselined.collect { [it.method, it.line] } == [['all', 12]]
assert report('mended').leftovers == [[
        kind   : 'GONE_FROM_BASELINE',
        file   : 'advisor-baseline.txt',
        line   : 4,
        message: 'is not found any more: BlockingCallInCommonPool | shop.Invoices#all(java.util.List) | ' +
                'java.nio.file.Files#readString(java.nio.file.Path); write the baseline anew to take it out']]

def written = log.findAll { it.startsWith('[INFO] advisor-baseline.txt lists ') }
assert written == [
        '[INFO] advisor-baseline.txt lists 1 finding: 1 finding taken in',
        '[INFO] advisor-baseline.txt lists 1 finding: 1 new finding left out, which -Dadvisor.baseline.add=true takes in',
        '[INFO] advisor-baseline.txt lists 2 findings: 1 finding taken in',
        '[INFO] advisor-baseline.txt lists 1 finding: 1 finding gone and taken out']

assert log.count('[INFO] findings: none; accepted: 1 in the baseline') == 2
assert log.count('[INFO] findings: 1 (1 warning); accepted: 1 in the baseline') == 1
assert log.count('[INFO] findings: none; accepted: 2 in the baseline') == 2
assert log.count('[INFO] in the baseline:') == 1
assert log.count('[WARNING] 1 leftover of what was accepted, which can go:') == 1

def failures = log.findAll { it.startsWith('[ERROR] Failed to execute goal') }
assert failures.size() == 3
assert failures[0].contains('The concurrency advisor found 1 warning; ')
assert failures[1].contains('The concurrency advisor found 2 warnings; ')
assert failures[2].contains('pom.xml:1: the baseline is damaged: a baseline begins with "# advisor baseline 1"; ')

assert new File(basedir, 'advisor-baseline.txt').readLines() == [
        '# advisor baseline 1',
        '# Findings that were there before, which do not fail the build. One a line, with what follows between bars:',
        '# rule | method | call that it ends in | how many there are, where it is more than one',
        'BlockingCallInCommonPool | shop.Invoices#sizes(java.util.List) | ' +
                'java.nio.file.Files#readAllBytes(java.nio.file.Path)']
