def log = new File(basedir, 'build.log').readLines()

assert log.contains('This plugin has 2 goals:')
def properties = log.findAll { it.contains('User property: ') }.collect { it.replaceFirst(/.*User property: /, '') }
assert properties.findAll { it.startsWith('advisor.') } == [
        'cache', 'cacheDirectory', 'consoleLimit', 'excludeGeneratedSources', 'excludes', 'failOnParseError',
        'failOnViolation', 'failSeverity', 'formats', 'includeTests', 'includes', 'knownApis', 'maxAllowedViolations',
        'minConfidence', 'outputDirectory', 'rules', 'skip', 'targetRelease', 'threads'].collect { 'advisor.' + it }
