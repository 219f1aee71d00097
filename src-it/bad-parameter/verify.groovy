def log = new File(basedir, 'build.log').readLines()
def refused = log
        .findAll { it.startsWith('[ERROR] Failed to execute goal') }
        .collect { it.replaceFirst(/.* on project bad-parameter: /, '').replaceFirst(/ -> \[Help 1\].*/, '') }

assert refused.size() == 7
assert refused[0] == 'advisor.failOnViolation is "ture"; allowed are: true, false'
assert refused[1] == 'advisor.failSeverity is "fatal"; allowed are: info, warning, error'
assert refused[2].startsWith('advisor.rules is "NoSuchRule=off"; allowed are: RuleName=severity with * or one of the rules ')
assert refused[2].contains('BlockingCallOnEventLoop, ')
assert refused[3] == 'advisor.formats is "pdf"; allowed are: html, json, sarif, gitlab, checkstyle, junit, markdown'
assert refused[4] == 'advisor.fastMicros is "10001"; allowed are: whole numbers, 1 to 10000'
assert refused[5] == 'advisor.failOn is "old"; allowed are: new, all'
assert refused[6] == 'advisor.baseline.add is "yes"; allowed are: true, false'

assert log.count { it.startsWith('[WARNING] advisor.failSeverty is set, but there is no such parameter: ') } == 1

assert !new File(basedir, 'target/advisor').exists()
