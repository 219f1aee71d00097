package io.github.concurrencyadvisor.model;

/**
 * How many runs of a piece of code are under way at once, as far as code and data say: a range, each end with what states it.
 *
 * <p>Ranges are joined where several places run the code, and cut where a pool or a semaphore lets only so many through. Both
 * are idempotent, commutative, associative and monotone, so that a fixed point over them is reached in any order.
 *
 * @param least so many at least
 * @param most so many at most; {@link #NO_END} where nothing bounds them
 */
public record AtOnce(Bound least, Bound most) {

    /** The number that stands for "without end", and the largest there is. */
    public static final long NO_END = Long.MAX_VALUE;

    /** Numbers beyond this are not told apart, so that recursion which multiplies comes to an end soon. */
    private static final long LARGEST = 1_000_000_000;

    /** Nothing says. */
    public static final AtOnce UNKNOWN = new AtOnce(new Bound(1, ""), new Bound(NO_END, ""));

    /**
     * One end of the range.
     *
     * @param number 1 and up
     * @param because what states it: "a pool of 16 threads"; empty where nothing does
     */
    public record Bound(long number, String because) implements Comparable<Bound> {

        public Bound {
            if (number < 1) {
                throw new IllegalArgumentException("at once: 1 and up, not " + number);
            }
            number = number > LARGEST ? NO_END : number;
        }

        Bound greater(Bound other) {
            return compareTo(other) >= 0 ? this : other;
        }

        Bound lesser(Bound other) {
            return compareTo(other) <= 0 ? this : other;
        }

        Bound times(long factor, String why) {
            if (factor == 1 || number == NO_END) {
                return this;
            }
            return factor >= NO_END / number ? new Bound(NO_END, why) : new Bound(number * factor, why);
        }

        /** Of equal numbers the reason that comes first in the alphabet counts as greater, so that the order is total. */
        @Override
        public int compareTo(Bound other) {
            int order = Long.compare(number, other.number);
            return order != 0 ? order : other.because.compareTo(because);
        }
    }

    /** Exactly so many. */
    public static AtOnce exactly(long number, String because) {
        return new AtOnce(new Bound(number, because), new Bound(number, because));
    }

    /** So many or fewer. */
    public static AtOnce upTo(long number, String because) {
        return new AtOnce(UNKNOWN.least, new Bound(number, because));
    }

    /** As many as come. */
    public static AtOnce many(String because) {
        return exactly(NO_END, because);
    }

    /**
     * Of code that both run. The greater end decides, not the sum: places of one kind mostly share their threads, and the
     * lines that are drawn through these numbers are a factor of ten apart.
     */
    public AtOnce join(AtOnce other) {
        return with(least.greater(other.least), most.greater(other.most));
    }

    /** Where no more than that are let through. */
    public AtOnce cut(Bound gate) {
        return with(least.lesser(gate), most.lesser(gate));
    }

    /** This object where it has these ends, so that whoever joins often sees at once that nothing was added. */
    @SuppressWarnings("ReferenceEquality") // ends hand themselves out where they are the greater or lesser one
    private AtOnce with(Bound least, Bound most) {
        return this.least == least && this.most == most ? this : new AtOnce(least, most);
    }

    /**
     * Where each of these starts between {@code fewest} and {@code greatest} others.
     *
     * @param because what starts them
     */
    public AtOnce times(long fewest, long greatest, String because) {
        return with(least.times(fewest, because), most.times(greatest, because));
    }
}
