import java.util.zip.ZipFile

def log = new File(basedir, 'build.log').readLines()
def takenOver = 'method summaries that dependencies bring along: '
def bytes = { folder, file -> new File(basedir, "b/target/$folder/$file").bytes }

def jar = new ZipFile(new File(basedir, 'a/target/a-1.jar'))
assert jar.getEntry('META-INF/advisor/methods.summaries').size > 0
jar.close()
assert log.count('[INFO] 4 methods summarised in META-INF/advisor/methods.summaries') == 1
// of a and of what is above it
assert log.count('[INFO] No summaries attached: advisor.attachSummaries is false') == 2

// the report is the same, and it is about what a does
assert bytes('advisor', 'advisor.json') == bytes('from-classes', 'advisor.json')
assert bytes('advisor', 'index.html') == bytes('from-classes', 'index.html')
def report = new String(bytes('advisor', 'advisor.json'), 'UTF-8')
assert report.contains('"BlockingCallInCommonPool"')
assert report.contains('openStream')

// once, where it was not forbidden: the constructor of Store, and fetch
assert log.findAll { it.contains(takenOver) } == ["[INFO] ${takenOver}2 taken over".toString()]
assert log.count { it.startsWith('[DEBUG] method summaries taken over from ') && it.endsWith('a-1.jar: 2') } == 1
