package io.github.concurrencyadvisor.report.html;

import io.github.concurrencyadvisor.advice.Model;
import io.github.concurrencyadvisor.classify.Workload;
import io.github.concurrencyadvisor.classify.WorkloadKind;
import io.github.concurrencyadvisor.model.Carrier;
import io.github.concurrencyadvisor.model.Confidence;
import io.github.concurrencyadvisor.model.Problem;
import io.github.concurrencyadvisor.model.SourceFile;
import io.github.concurrencyadvisor.model.Speed;
import java.util.Locale;

/** What the page calls things. */
final class Words {

    private Words() {}

    /** The constant's name as an attribute's value: {@code event-loop}. */
    static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(WorkloadKind kind) {
        return switch (kind) {
            case CPU_BOUND -> "CPU-bound";
            case IO_BOUND -> "I/O-bound";
            case MIXED -> "mixed";
            case TRIVIAL -> "trivial";
            case UNKNOWN -> "unknown";
        };
    }

    /** {@code I/O-bound, slow}. */
    static String of(Workload workload) {
        return of(workload.kind())
                + switch (workload.ioSpeed()) {
                    case SLOW -> ", slow";
                    case FAST -> ", fast";
                    case UNKNOWN -> "";
                };
    }

    static String of(Speed speed) {
        return switch (speed) {
            case SLOW -> "slow";
            case FAST -> "fast";
            case UNKNOWN -> "";
        };
    }

    static String of(Model model) {
        return switch (model) {
            case THREADS -> "threads";
            case PROCESSES -> "processes";
            case EVENT_LOOP -> "event loop";
            case SEQUENTIAL -> "sequential";
            case UNDECIDED -> "undecided";
        };
    }

    static String of(Confidence confidence) {
        return key(confidence);
    }

    static String of(Carrier carrier) {
        return switch (carrier) {
            case EVENT_LOOP -> "event loop";
            case COMPUTE_LOOP -> "computing scheduler";
            case COMMON_POOL -> "common pool";
            case FORK_JOIN_POOL -> "fork/join pool";
            case PLATFORM_POOL -> "platform pool";
            case PLATFORM_THREAD -> "threads of their own";
            case VIRTUAL_THREAD -> "virtual threads";
            case SERVLET_THREAD -> "servlet threads";
            case UI_THREAD -> "user interface";
            case MAIN -> "main thread";
            case UNKNOWN -> "not known";
        };
    }

    static String of(SourceFile.Status status) {
        return switch (status) {
            case JOINED -> "from source and classes";
            case SOURCE_ONLY -> "from source alone";
            case CLASSES_ONLY -> "from classes alone";
            case NOT_ANALYSED -> "not at all";
        };
    }

    static String of(Problem.Kind kind) {
        return switch (kind) {
            case UNREADABLE_SOURCE -> "Source that could not be read";
            case UNPARSED_SOURCE -> "Source that could not be parsed";
            case SOURCE_ONLY -> "Analysed from source alone";
            case CLASSES_ONLY -> "Analysed from classes alone";
            case BROKEN_CLASSES -> "Classes that could not be read";
            case UNRESOLVED_SOURCE -> "Source with many unknown calls";
            case BAD_KNOWN_API -> "Lines of known APIs that are wrong";
            case BAD_SUPPRESSION -> "Suppressions that are not heeded";
            case MISSING_DEPENDENCY -> "Dependencies that are missing";
            case UNUSABLE_CACHE -> "Cache that cannot be written";
            case STOPPED_METHOD -> "Methods that took too long";
            case FAULT -> "Faults of the advisor";
        };
    }
}
