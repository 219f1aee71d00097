package io.github.concurrencyadvisor.maven;

import java.util.Set;

/** The names that {@code advisor.rules} may use: section 5 of the design, until the core hands them out. */
final class KnownRules {

    private KnownRules() {}

    static Set<String> names() {
        return Set.of(
                "BlockingCallOnEventLoop",
                "CpuBoundWorkOnEventLoop",
                "BlockingWaitInAsyncStage",
                "BlockingCallInCommonPool",
                "TinyParallelStream",
                "CpuBoundWorkOnVirtualThread",
                "PinnedVirtualThread",
                "FileWorkOnVirtualThread",
                "PooledVirtualThreads",
                "UnboundedVirtualThreadsOverBoundedResource",
                "ThreadLocalCacheOnVirtualThread",
                "UnboundedPoolForBlockingWork",
                "ThreadPerTaskInLoop",
                "OversizedPoolForCpuWork",
                "UndersizedPoolForSlowIo",
                "IneffectiveMaximumPoolSize",
                "PoolSelfWait",
                "ExecutorNeverClosed",
                "UntimedWait",
                "SubmitThenWaitAtOnce",
                "SleepUnderLock",
                "SequentialBlockingLoop",
                "SequentialCpuLoop",
                "ProcessPerItem",
                "WaitForBeforeDrain");
    }
}
