def log = new File(basedir, 'build.log').readLines()

def section = { String first ->
    def start = log.indexOf('[INFO] ' + first)
    assert start > 0
    log.subList(start, log.size()).takeWhile { it != '[INFO] ' && !it.startsWith('[INFO] ---') }
            .collect { it.replaceFirst(/^\[INFO\] /, '') }
}

assert log.count('[INFO] shop.store.Store#checksum(java.io.Reader)') == 2
assert log.count('[INFO]     src/main/java/shop/store/Store.java:[19,16], read from source alone') == 1
assert log.count('[INFO]     src/main/java/shop/store/Store.java:[19,16], read from source and classes') == 1
assert log.count('[INFO]     compile the project: what is read from source alone is never surer than MEDIUM') == 1

def memory = 'if parameter 1 (Reader) were known to be memory: CPU_BOUND, confidence '
assert log.count('[INFO]     ' + memory + 'MEDIUM → PROCESSES') == 1
assert log.count('[INFO]     ' + memory + 'HIGH → PROCESSES') == 1

// from one module into the other
def handler = section('shop.StoreHandler#channelRead0(io.netty.channel.ChannelHandlerContext,java.lang.String)')
assert handler[1] == '    src/main/java/shop/StoreHandler.java:[12,20], read from source and classes'
assert handler[2] == '    workload IO_BOUND, speed SLOW, confidence HIGH: waits (network) in URL.openStream'
assert handler[3].startsWith('    model EVENT_LOOP: I/O-bound, very slow ')
assert handler[4].startsWith('    realisation: stay on Netty')
assert handler.subList(5, 9) == [
        'evidence:',
        '    NETWORK, speed SLOW, confidence HIGH, decides',
        '        at StoreHandler.channelRead0 (StoreHandler.java:13) → Store.fetch',
        '        at Store.fetch               (line 14)              → URL.openStream']
assert handler.contains('    if it never waited for the network: TRIVIAL, confidence HIGH → SEQUENTIAL')

// the place itself
def place = section('src/main/java/shop/StoreHandler.java:13')
assert place[1] == '    in StoreHandler.channelRead0'
assert place[2].startsWith('        on an event loop, because StoreHandler.channelRead0 overrides ')
assert place.contains('found here:')
assert !place.any { it.startsWith('why nothing') }

// the other modules say so and do not fail
assert log.count('[INFO] No such method here') == 6 + 3

assert log.count('[INFO] BlockingCallOnEventLoop (error)') == 1
assert section('BlockingCallOnEventLoop (error)').size() == 1
assert log.count { it.startsWith('[INFO]     class ') && it.contains(' extends ') } >= 1

def failures = log.findAll { it.startsWith('[ERROR] Failed to execute goal') }
assert failures.size() == 4
assert failures[0].contains('on project b: advisor.method is "Stor#fetsh", but there is no such method with a body; ' +
        'the nearest are: shop.store.Store#fetch(java.lang.String), ')
assert failures[1].contains('on project explain: advisor.method is "Store.fetch"; allowed are: Class#method or ')
assert failures[2].contains('Set one of advisor.method (Class#method), advisor.at (path/File.java:12) and advisor.rule ')
assert failures[3].contains('advisor.rule is "BlockingCall"; allowed are: BlockingCallInCommonPool, ')
