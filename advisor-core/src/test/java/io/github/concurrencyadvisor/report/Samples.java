package io.github.concurrencyadvisor.report;

import io.github.concurrencyadvisor.Analysis;
import io.github.concurrencyadvisor.MethodVerdict;
import io.github.concurrencyadvisor.advice.Advice;
import io.github.concurrencyadvisor.advice.Demand;
import io.github.concurrencyadvisor.advice.Finding;
import io.github.concurrencyadvisor.advice.Platform;
import io.github.concurrencyadvisor.advice.Platform.Framework;
import io.github.concurrencyadvisor.advice.Severity;
import io.github.concurrencyadvisor.advice.accepted.Allowance;
import io.github.concurrencyadvisor.advice.accepted.Baseline;
import io.github.concurrencyadvisor.advice.accepted.Leftover;
import io.github.concurrencyadvisor.advice.accepted.Review;
import io.github.concurrencyadvisor.advice.accepted.Suppressed;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.facts.Suppression;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Effect;
import io.github.concurrencyadvisor.model.Hop;
import io.github.concurrencyadvisor.model.MethodId;
import io.github.concurrencyadvisor.model.Origin;
import io.github.concurrencyadvisor.model.Position;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.model.Speed;
import io.github.concurrencyadvisor.model.Thresholds;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Analyses made by hand, to be reported. */
public final class Samples {

    private static final String SERVED = "SimpleChannelInboundHandler.channelRead0, as many as come";
    private static final String HANDLER = "src/main/java/shop/OrderHandler.java";
    private static final String ORDERS = "src/main/java/shop/Orders.java";

    private static final MethodId READ = new MethodId(
            "shop/OrderHandler", "channelRead0", "(Lio/netty/channel/ChannelHandlerContext;Lshop/Request;)V");
    private static final MethodId FIND = new MethodId("shop/Orders", "find", "(J)Lshop/Order;");
    private static final MethodId TOTAL = new MethodId("shop/Orders", "total", "()J");
    private static final MethodId QUERY =
            new MethodId("java/sql/PreparedStatement", "executeQuery", "()Ljava/sql/ResultSet;");

    private Samples() {}

    /** What docs/json.md shows: a query on an event loop. */
    public static Analysis example() {
        Platform platform = new Platform(17, Set.of(Framework.NETTY));
        Hop findsOrder = new Hop(READ, new Position(HANDLER, 21, 30), FIND);
        Hop queries = new Hop(FIND, new Position(ORDERS, 40, 24), QUERY);
        Workload waits = new Workload(
                WorkloadKind.IO_BOUND,
                Speed.SLOW,
                Confidence.HIGH,
                List.of(Effect.DATABASE),
                0,
                "waits for a database in PreparedStatement.executeQuery",
                List.of(queries));
        Workload waitsForOrders = new Workload(
                waits.kind(),
                waits.ioSpeed(),
                waits.confidence(),
                waits.effects(),
                waits.work(),
                waits.why(),
                List.of(findsOrder, queries));
        return new Analysis(
                platform,
                List.of(
                        new SourceFile(HANDLER, 34, SourceFile.Status.JOINED),
                        new SourceFile(ORDERS, 71, SourceFile.Status.JOINED)),
                List.of(
                        verdict(
                                READ,
                                Origin.SOURCE_AND_CLASS,
                                new Position(HANDLER, 19, 20),
                                24,
                                waitsForOrders,
                                SERVED,
                                platform),
                        verdict(
                                FIND,
                                Origin.SOURCE_AND_CLASS,
                                new Position(ORDERS, 36, 17),
                                47,
                                waits,
                                SERVED,
                                platform),
                        verdict(
                                TOTAL,
                                Origin.SOURCE_AND_CLASS,
                                new Position(ORDERS, 69, 10),
                                69,
                                trivial(),
                                "",
                                platform)),
                new Review(
                        List.of(new Finding(
                                "BlockingCallOnEventLoop",
                                Severity.ERROR,
                                Confidence.HIGH,
                                READ,
                                new Position(HANDLER, 21, 30),
                                "Orders.find waits for a database in OrderHandler.channelRead0, which an event loop runs",
                                List.of(findsOrder, queries),
                                "hand the query to a pool as large as the connection pool")),
                        List.of(allowed(
                                new Finding(
                                        "UntimedWait",
                                        Severity.WARNING,
                                        Confidence.HIGH,
                                        FIND,
                                        new Position(ORDERS, 45, 16),
                                        "CountDownLatch.await waits without limit under a lock",
                                        List.of(),
                                        "give the wait a time-out"),
                                "the latch is opened before the lock is taken")),
                        List.of(),
                        List.of(),
                        List.of(
                                new Leftover(
                                        Leftover.Kind.GONE_FROM_BASELINE,
                                        new Position("advisor-baseline.txt", 5, 0),
                                        "is not found any more: PoolSelfWait | shop.Orders#total() |"
                                                + " java.util.concurrent.Future#get(); write the baseline anew to take it out")),
                        Baseline.NONE),
                List.of());
    }

    private static Suppressed allowed(Finding finding, String because) {
        int line = finding.at().line();
        return new Suppressed(
                finding,
                new Allowance(
                        finding.rule(),
                        because,
                        new Suppression(finding.at().file(), line - 1, line, line, true, "allow")));
    }

    /** Names and messages that try to break out of a line, a string, a terminal or a page. */
    public static Analysis awkward() {
        Platform platform = new Platform(21, Set.of(Framework.REACTOR, Framework.VERTX));
        String file = "src/main/java/größe/Ünï \"Quote\".java";
        MethodId init = new MethodId("größe/Ünï$Inner", "<init>", "(Ljava/lang/String;)V");
        MethodId lambda = new MethodId("größe/Ünï$Inner", "lambda$new$0", "()V");
        MethodId kotlin = new MethodId("größe/Ünï", "reads a \u001b[31mred\u001b[0m file</script>", "()V");
        MethodId half = new MethodId("größe/Ünï", "half\ud800pair 😀", "()V");
        MethodId read = new MethodId("java/nio/file/Files", "readString", "(Ljava/nio/file/Path;)Ljava/lang/String;");
        Hop first = new Hop(init, new Position(file, 12, 9), lambda);
        Hop second = new Hop(lambda, new Position(file, 1234, 21), kotlin);
        Hop third = new Hop(kotlin, new Position("", 0, 0), half);
        Hop last = new Hop(half, new Position(file, 0, 0), read);
        return new Analysis(
                platform,
                List.of(
                        new SourceFile("src/main/java/größe/Broken.java", 0, SourceFile.Status.NOT_ANALYSED),
                        new SourceFile("src/main/java/größe/Fresh.java", 3, SourceFile.Status.SOURCE_ONLY),
                        new SourceFile("src/main/java/größe/LocalEnum.java", 30, SourceFile.Status.CLASSES_ONLY),
                        new SourceFile(file, 2000, SourceFile.Status.JOINED)),
                List.of(
                        verdict(
                                init,
                                Origin.SOURCE_AND_CLASS,
                                new Position(file, 10, 5),
                                14,
                                new Workload(
                                        WorkloadKind.MIXED,
                                        Speed.UNKNOWN,
                                        Confidence.MEDIUM,
                                        List.of(Effect.COMPUTE, Effect.FILE),
                                        0,
                                        "reads \"files\"\r\nand\tcomputes \\ a sum",
                                        List.of(first, second, third, last)),
                                SERVED,
                                platform),
                        verdict(
                                kotlin,
                                Origin.CLASS_ONLY,
                                Position.NONE,
                                0,
                                new Workload(
                                        WorkloadKind.CPU_BOUND,
                                        Speed.UNKNOWN,
                                        Confidence.LOW,
                                        List.of(Effect.COMPUTE),
                                        1,
                                        "a loop of \u0000 and \u007f, \u009b31m too",
                                        List.of(new Hop(kotlin, new Position(file, 77, 0), null))),
                                "",
                                platform),
                        verdict(
                                half,
                                Origin.SOURCE_ONLY,
                                new Position(file, 1300, 0),
                                0,
                                new Workload(
                                        WorkloadKind.UNKNOWN,
                                        Speed.UNKNOWN,
                                        Confidence.LOW,
                                        List.of(Effect.UNKNOWN),
                                        0,
                                        "calls what is not known",
                                        List.of()),
                                "",
                                platform)),
                new Review(
                        List.of(
                                new Finding(
                                        "FileWorkOnVirtualThread",
                                        Severity.WARNING,
                                        Confidence.MEDIUM,
                                        init,
                                        new Position(file, 12, 9),
                                        "a line\nand \u001b]8;;http://example.invalid\u0007a link\u001b]8;;\u0007\u2028end",
                                        List.of(first, second, third, last),
                                        "</script><script>alert('1')</script> & \u202etxet neddih\u202c"),
                                new Finding(
                                        "BlockingCallOnEventLoop",
                                        Severity.ERROR,
                                        Confidence.LOW,
                                        kotlin,
                                        Position.NONE,
                                        "found in classes alone",
                                        List.of(),
                                        "recompile with debug information"),
                                new Finding(
                                        "SequentialCpuLoop",
                                        Severity.INFO,
                                        Confidence.HIGH,
                                        half,
                                        new Position(file, 1300, 0),
                                        "a loop that could use all cores",
                                        List.of(new Hop(half, new Position(file, 1300, 0), null)),
                                        "a parallel stream")),
                        List.of(allowed(
                                new Finding(
                                        "SleepUnderLock",
                                        Severity.WARNING,
                                        Confidence.HIGH,
                                        init,
                                        new Position(file, 13, 2),
                                        "sleeps",
                                        List.of(),
                                        "do not"),
                                "it \u001b[2J is\n\"short\"")),
                        List.of(new Finding(
                                "UntimedWait",
                                Severity.WARNING,
                                Confidence.HIGH,
                                half,
                                new Position(file, 1301, 0),
                                "waits",
                                List.of(new Hop(half, new Position(file, 1301, 0), read)),
                                "a time-out")),
                        List.of(),
                        List.of(new Leftover(
                                Leftover.Kind.UNUSED_SUPPRESSION,
                                new Position(file, 7, 0),
                                "PoolSelfWait finds nothing\u2028here; remove this comment")),
                        Baseline.NONE),
                List.of(
                        new Problem(
                                Problem.Kind.UNREADABLE_SOURCE,
                                new Position("src/main/java/größe/Broken.java", 3, 7),
                                "not UTF-8 at byte 0x1b: \u001b[2J\nset project.build.sourceEncoding"),
                        new Problem(
                                Problem.Kind.CLASSES_ONLY,
                                new Position("src/main/java/größe/LocalEnum.java", 0, 0),
                                "local enum: analysed from its classes")));
    }

    /** A witness of so many hops, in a finding. */
    static Finding findingWithHops(int hops) {
        return new Finding(
                "UntimedWait",
                Severity.WARNING,
                Confidence.HIGH,
                TOTAL,
                new Position(ORDERS, 69, 10),
                "waits for ever in Orders.total",
                IntStream.rangeClosed(1, hops)
                        .mapToObj(i -> new Hop(step(i), new Position(ORDERS, i, 1), step(i + 1)))
                        .toList(),
                "give the wait a timeout");
    }

    private static MethodId step(int index) {
        return new MethodId("shop/Steps", "step" + index, "()V");
    }

    static Workload trivial() {
        return new Workload(
                WorkloadKind.TRIVIAL,
                Speed.UNKNOWN,
                Confidence.HIGH,
                List.of(),
                0,
                "no loop and no call that costs",
                List.of());
    }

    private static MethodVerdict verdict(
            MethodId method,
            Origin origin,
            Position position,
            int endLine,
            Workload workload,
            String demandWhy,
            Platform platform) {
        Demand demand = demandWhy.isEmpty() ? Demand.UNKNOWN : Demand.MANY;
        return new MethodVerdict(
                method,
                origin,
                position,
                endLine,
                workload,
                demand,
                demandWhy,
                Advice.recommend(workload, demand, demandWhy, platform, Thresholds.DEFAULTS));
    }
}
