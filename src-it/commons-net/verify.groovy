import groovy.json.JsonSlurper

def report = new JsonSlurper().parse(new File(basedir, 'target/advisor/advisor.json'))
def log = new File(basedir, 'build.log').readLines()

assert report.release == 8
assert report.files.size() == 180
assert report.files.every { it.status == 'JOINED' && it.path.startsWith('target/sources/org/apache/commons/net/') }
assert report.problems == []
assert report.methods.size() == 1785

def connect = report.methods.find {
    it.'class' == 'org.apache.commons.net.SocketClient' && it.method == 'connect' &&
            it.descriptor == '(Ljava/net/InetAddress;I)V'
}
assert [connect.workload, connect.ioSpeed, connect.model] == ['IO_BOUND', 'SLOW', 'EVENT_LOOP']
assert connect.effects.contains('NETWORK')
assert connect.witness.last().callee == 'java.net.Socket#connect(Ljava/net/SocketAddress;I)V'

assert log.any { it.startsWith('[INFO] methods: 1785 (') }
assert log.contains('[INFO] report: ' + new File(basedir, 'target/advisor/advisor.json'))

assert log.contains('[INFO] org.apache.commons.net.ftp.FTPClient#getSystemType()')
assert log.any { it.startsWith('[INFO]     workload IO_BOUND, speed SLOW, ') }
assert log.any { it =~ /^\[INFO\]         at FTPClient.getSystemType \(FTPClient.java:1854\) +→ FTP.syst$/ }
assert log.any { it.startsWith('[INFO]     if it never waited for the network: ') }
