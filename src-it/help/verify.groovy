def log = new File(basedir, 'build.log').readLines()

assert log.contains('This plugin has 3 goals:')
def properties = log.findAll { it.contains('User property: ') }.collect { it.replaceFirst(/.*User property: /, '') }
assert properties.findAll { it.startsWith('advisor.') } == [
        // check
        'cache', 'cacheDirectory', 'consoleLimit', 'excludeGeneratedSources', 'excludes', 'failOnParseError', 'failOnViolation', 'failSeverity',
        'formats', 'includeTests', 'includes', 'maxAllowedViolations', 'minConfidence', 'outputDirectory', 'rules', 'skip',
        'targetRelease', 'threads',
        // explain
        'at', 'cache', 'cacheDirectory', 'excludeGeneratedSources', 'excludes', 'includeTests', 'includes', 'method', 'rule', 'targetRelease',
        'threads'].collect { 'advisor.' + it }
