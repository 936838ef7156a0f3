package io.drover.cluster;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a node does for the others. */
public enum ClusterRole {
    /** There are no others: one machine does it all, without Kafka and with a store of its own. */
    NONE,
    /** All of it. */
    NODE,
    /** Stands by to scan sources and to run feeds. */
    SCANNER,
    /** Uploads what scanners find. */
    WORKER;

    /** Whether it takes part in electing who scans sources and runs feeds. */
    public boolean leads() {
        return this == NODE || this == SCANNER;
    }

    /** Whether it takes files that others have found. */
    public boolean works() {
        return this == NODE || this == WORKER;
    }

    /** As settings name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** All labels, in order. */
    public static List<String> labels() {
        return Arrays.stream(values()).map(ClusterRole::label).toList();
    }

    /** The role of a label; empty when there is none of it. */
    public static Optional<ClusterRole> of(String label) {
        return Arrays.stream(values())
                .filter(role -> role.label().equals(label))
                .findFirst();
    }
}
