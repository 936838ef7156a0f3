package io.drover.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Decides which faults happen with a request. Safe for many threads; the same seed decides the same. */
public final class FaultPlan {
    private final Random random;
    private final List<Counted> rules = new ArrayList<>();

    /** @param random decides where a rule leaves it to chance */
    public FaultPlan(Random random) {
        this.random = random;
    }

    private static final class Counted {
        private final FaultRule rule;
        private long seen;
        private long fired;

        Counted(FaultRule rule) {
            this.rule = rule;
        }
    }

    /** Adds rules behind those that are there. */
    public synchronized void add(List<FaultRule> added) {
        added.forEach(rule -> rules.add(new Counted(rule)));
    }

    /** Forgets all rules. */
    public synchronized void clear() {
        rules.clear();
    }

    /** The faults of the next request, in the order of their rules. @param operations the names that rules know it by */
    public synchronized List<Fault> next(String... operations) {
        Set<String> names = Set.of(operations);
        List<Fault> faults = new ArrayList<>();
        for (Counted counted : rules) {
            String only = counted.rule.operation();
            if ((only == null || names.contains(only)) && fires(counted)) {
                faults.add(counted.rule.fault());
            }
        }
        return faults;
    }

    private boolean fires(Counted counted) {
        FaultRule rule = counted.rule;
        long number = ++counted.seen - rule.after();
        if (number < 1 || number > rule.first() || number % rule.every() != 0 || counted.fired >= rule.times()) {
            return false;
        }
        if (rule.percent() < 100 && random.nextDouble() * 100 >= rule.percent()) {
            return false;
        }
        counted.fired++;
        return true;
    }
}
