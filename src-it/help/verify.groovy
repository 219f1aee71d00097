def log = new File(basedir, 'build.log').readLines()

assert log.contains('This plugin has 3 goals:')
def properties = log.findAll { it.contains('User property: ') }.collect { it.replaceFirst(/.*User property: /, '') }
assert properties.findAll { it.startsWith('advisor.') } == [
        // check
        'cache', 'cacheDirectory', 'consoleLimit', 'demand', 'excludeGeneratedSources', 'excludes',
        'failOnParseError', 'failOnViolation', 'failSeverity', 'fastMicros', 'formats', 'includeTests',
        'includes', 'knownApis', 'limitedAtOnce', 'manyAtOnce', 'maxAllowedViolations', 'minConfidence', 'outputDirectory',
        'rules', 'skip', 'slowMicros', 'targetRelease', 'threads',
        // explain
        'at', 'cache', 'cacheDirectory', 'demand', 'excludeGeneratedSources', 'excludes', 'fastMicros',
        'includeTests', 'includes', 'knownApis', 'limitedAtOnce', 'manyAtOnce', 'method', 'rule', 'slowMicros',
        'targetRelease', 'threads'].collect { 'advisor.' + it }
