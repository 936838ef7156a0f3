package io.drover.cluster;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What a node has said of itself.
 *
 * @param name as its settings say
 * @param role in the words of its version, which need not be those of this one
 * @param version Drover's
 * @param leads the namespaces that it leads, in alphabetical order
 * @param started when its process began
 * @param seen when it said so last, by its own clock
 */
public record Node(String name, String role, String version, List<String> leads, Instant started, Instant seen) {
    /** Three times as long as a node is quiet when all is well. */
    private static final Duration QUIET = Duration.ofSeconds(15);

    /** Who has said nothing for longer than that has ended, or cannot reach the store. */
    private static final Duration GONE = Duration.ofMinutes(1);

    /** Keeps a copy. */
    public Node {
        leads = List.copyOf(leads);
    }

    /** A node that begins now and leads nothing yet. */
    public static Node starting(String name, String role, String version, Instant now) {
        return new Node(name, role, version, List.of(), now, now);
    }

    /** The same a while later. */
    Node at(Instant now, List<String> leadsNow) {
        return new Node(name, role, version, leadsNow, started, now);
    }

    /** Whether this is another process that goes by the same name. */
    boolean isOther(Node node) {
        return name.equals(node.name) && !started.equals(node.started);
    }

    /** Whether it has said nothing for so long that another one may lead by now what it has led. */
    public boolean isQuiet(Instant now) {
        return seen.plus(QUIET).isBefore(now);
    }

    /** Whether it has said nothing for so long that it is not there any more, as it seems. */
    public boolean isGone(Instant now) {
        return seen.plus(GONE).isBefore(now);
    }
}
