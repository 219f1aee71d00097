def log = new File(basedir, 'build.log').readLines()

assert log.contains('This plugin has 6 goals:')
def properties = log.findAll { it.contains('User property: ') }.collect { it.replaceFirst(/.*User property: /, '') }
assert properties.findAll { it.startsWith('advisor.') } == [
        // baseline
        'baseline.add', 'baseline', 'cache', 'cacheDirectory', 'demand', 'excludeGeneratedSources', 'excludes',
        'fastMicros', 'includeTests', 'includes', 'knownApis', 'limitedAtOnce', 'manyAtOnce', 'minConfidence',
        'rules', 'slowMicros', 'targetRelease', 'threads',
        // check
        'baseline', 'cache', 'cacheDirectory', 'consoleLimit', 'demand', 'excludeGeneratedSources', 'excludes',
        'failOn', 'failOnParseError', 'failOnViolation', 'failSeverity', 'fastMicros', 'formats', 'includeTests',
        'includes', 'knownApis', 'limitedAtOnce', 'manyAtOnce', 'maxAllowedViolations', 'minConfidence',
        'outputDirectory', 'rules', 'skip', 'slowMicros', 'targetRelease', 'threads',
        // explain
        'at', 'baseline', 'cache', 'cacheDirectory', 'demand', 'excludeGeneratedSources', 'excludes', 'fastMicros',
        'includeTests', 'includes', 'knownApis', 'limitedAtOnce', 'manyAtOnce', 'method', 'minConfidence', 'rule',
        'rules', 'slowMicros', 'targetRelease', 'threads',
        // report
        'baseline', 'cache', 'cacheDirectory', 'demand', 'excludeGeneratedSources', 'excludes', 'fastMicros',
        'includeTests', 'includes', 'knownApis', 'limitedAtOnce', 'manyAtOnce', 'minConfidence', 'outputDirectory',
        'rules', 'skip', 'slowMicros', 'targetRelease', 'threads',
        // report-aggregate
        'baseline', 'cache', 'cacheDirectory', 'demand', 'excludeGeneratedSources', 'excludes', 'fastMicros',
        'includeTests', 'includes', 'knownApis', 'limitedAtOnce', 'manyAtOnce', 'minConfidence', 'outputDirectory',
        'rules', 'skip', 'slowMicros', 'targetRelease', 'threads'].collect { 'advisor.' + it }
