def log = new File(basedir, 'build.log').readLines()

// of each goal that analyses, in the order of the alphabet
def shared = ['baseline', 'cache', 'cacheDirectory', 'demand', 'excludeGeneratedSources', 'excludes', 'fastMicros',
        'includeTests', 'includes', 'knownApis', 'limitedAtOnce', 'manyAtOnce', 'minConfidence', 'repositoryDirectory',
        'rules', 'slowMicros', 'targetRelease', 'threads', 'timeout']
def reporting = ['formats', 'outputDirectory', 'skip']
def own = [
        'attach-summaries': ['attachSummaries', 'skip'],
        'baseline'        : ['baseline.add'],
        'check'           : reporting + ['consoleLimit', 'failOn', 'failOnParseError', 'failOnViolation', 'failSeverity', 'fork',
                'githubActions', 'jvmArguments', 'maxAllowedViolations'],
        'explain'         : ['at', 'method', 'rule'],
        'report'          : reporting,
        'report-aggregate': reporting]

assert log.contains("This plugin has ${own.size() + 1} goals:".toString())
def goal = ''
def found = [:].withDefault { [] }
for (line in log) {
    if (line ==~ /advisor:[a-z-]+/) {
        goal = line - 'advisor:'
    } else if (line.contains('User property: advisor.')) {
        found[goal] << line.replaceFirst(/.*User property: advisor\./, '')
    }
}
assert found.keySet() == own.keySet()
for (each in own) {
    assert found[each.key] as Set == (shared + each.value) as Set
    assert found[each.key].size() == shared.size() + each.value.size()
}
