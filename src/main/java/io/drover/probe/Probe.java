package io.drover.probe;

/** Looks whether something can be used that a route sends changes to; nothing is sent to it. */
public interface Probe {
    /** What kind of thing it is, in a word. */
    String kind();

    /** Whether it asks something over the network, or of a database. */
    boolean isOnline();

    /**
     * Looks, for a few seconds at most.
     *
     * @return what was seen, in words without secrets
     * @throws ProbeException when it cannot be used
     */
    String look();
}
