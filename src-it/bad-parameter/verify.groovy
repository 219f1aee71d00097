def refused = new File(basedir, 'build.log').readLines()
        .findAll { it.startsWith('[ERROR] Failed to execute goal') }
        .collect { it.replaceFirst(/.* on project bad-parameter: /, '').replaceFirst(/ -> \[Help 1\].*/, '') }

assert refused.size() == 10
assert refused[0] == 'advisor.failOnViolation is "ture"; allowed are: true, false'
assert refused[1] == 'advisor.failSeverity is "fatal"; allowed are: info, warning, error'
assert refused[2] == 'advisor.maxAllowedViolations is "-1"; allowed are: whole numbers, 0 and up'
assert refused[3] == 'advisor.minConfidence is "sure"; allowed are: low, medium, high'
assert refused[4].startsWith('advisor.rules is "NoSuchRule=off"; allowed are: RuleName=severity with one of the rules ')
assert refused[4].contains('BlockingCallOnEventLoop, ')
assert refused[5] == 'advisor.rules is "BlockingCallOnEventLoop=fatal"; allowed are:' +
        ' BlockingCallOnEventLoop= with one of off, info, warning, error'
assert refused[6] == 'advisor.formats is "pdf"; allowed are: json'
assert refused[7] == 'advisor.targetRelease is "1.8"; allowed are: whole numbers, 8 and up'
assert refused[8] == 'advisor.threads is "0"; allowed are: whole numbers, 1 and up'
assert refused[9] == 'advisor.includes is "{a"; allowed are: glob patterns such as **/generated/** or com/acme/*.java'

assert !new File(basedir, 'target').exists()
