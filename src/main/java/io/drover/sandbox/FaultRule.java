package io.drover.sandbox;

import org.jspecify.annotations.Nullable;

/**
 * When a fault happens. Conditions add up; a rule without any happens with every request.
 *
 * @param operation the operationId, or the name of a {@link StackOperation}, or null for all operations
 * @param fault what happens
 * @param after requests that pass before the rule begins to count
 * @param first how many requests it looks at from then on
 * @param every it happens with each n-th of those
 * @param percent and with this chance
 * @param times it happens at most so often
 */
public record FaultRule(
        @Nullable String operation, Fault fault, long after, long first, long every, double percent, long times) {

    /** @throws IllegalArgumentException when the operation does not exist or a number is out of its range */
    public FaultRule {
        if (operation != null && !StackOperation.isOne(operation)) {
            Operation.named(operation);
        }
        if (after < 0 || first < 1 || every < 1 || times < 1 || !(percent > 0 && percent <= 100)) {
            throw new IllegalArgumentException("a fault needs after >= 0, first, every, x >= 1 and 0 < percent <= 100");
        }
    }

    /** A fault with every request of an operation. */
    public static FaultRule on(String operation, Fault fault) {
        return new FaultRule(operation, fault, 0, Long.MAX_VALUE, 1, 100, Long.MAX_VALUE);
    }

    /** A fault with every request. */
    public static FaultRule onAll(Fault fault) {
        return new FaultRule(null, fault, 0, Long.MAX_VALUE, 1, 100, Long.MAX_VALUE);
    }

    /** Only with the first requests. */
    public FaultRule first(long count) {
        return new FaultRule(operation, fault, after, count, every, percent, times);
    }

    /** Not with the first requests. */
    public FaultRule after(long count) {
        return new FaultRule(operation, fault, count, first, every, percent, times);
    }

    /** Only with each n-th request. */
    public FaultRule every(long count) {
        return new FaultRule(operation, fault, after, first, count, percent, times);
    }

    /** Only by chance. */
    public FaultRule percent(double chance) {
        return new FaultRule(operation, fault, after, first, every, chance, times);
    }

    /** At most so often. */
    public FaultRule times(long count) {
        return new FaultRule(operation, fault, after, first, every, percent, count);
    }
}
