import java.nio.charset.Charset

// the same source with the line ends of Windows, whatever a checkout does to line ends
def unix = new File(basedir, 'unix/src/main/java/shop/Invoices.java').getText('UTF-8').replace('\r\n', '\n')
def windows = new File(basedir, 'windows/src/main/java/shop/Invoices.java')
windows.parentFile.mkdirs()
windows.setText(unix.replace('\n', '\r\n'), 'UTF-8')

// letters outside ASCII where this machine can have them in names
def encoder = Charset.forName(System.getProperty('sun.jnu.encoding')).newEncoder()
def name = encoder.canEncode('äé日') ? 'Läger + café 日本 100% #1' : 'Lager + cafe 100% #1'
assert new File(basedir, 'spaces').renameTo(new File(basedir, name))
def pom = new File(basedir, 'pom.xml')
pom.setText(pom.getText('UTF-8').replace('<module>spaces</module>', "<module>$name</module>"), 'UTF-8')
