package io.drover.cli;

import io.drover.cluster.ClusterRole;
import io.drover.cluster.Leads;
import io.drover.cluster.Node;
import io.drover.cluster.NodeBeat;
import io.drover.cluster.NodeTable;
import io.drover.runtime.ClusterOptions;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.Store;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** This process as one node of several. Of one that is alone, nothing is done, and nothing of it is loaded. */
final class Membership implements AutoCloseable {
    private final @Nullable Node self;
    private final List<Leads> leads;
    private final Surroundings surroundings;
    private @Nullable NodeBeat beat;

    private Membership(@Nullable Node self, List<Leads> leads, Surroundings surroundings) {
        this.self = self;
        this.leads = leads;
        this.surroundings = surroundings;
    }

    /** As the settings say. @throws io.drover.runtime.ConfigurationException when they are wrong */
    static Membership of(RuntimeOptions options, Surroundings surroundings) {
        ClusterOptions cluster = ClusterOptions.of(options);
        ClusterRole role = cluster.role();
        if (role == ClusterRole.NONE) {
            return new Membership(null, List.of(), surroundings);
        }
        Node self = Node.starting(
                cluster.node(),
                role.label(),
                Version.ofDrover(),
                surroundings.clock().instant());
        return new Membership(self, List.of(new Leads()), surroundings);
    }

    /** Which node it is, or null. */
    @Nullable
    Node self() {
        return self;
    }

    /** What hears of each context that runs. */
    List<Leads> beans() {
        return leads;
    }

    /** Tells the others, from now on until it is closed, that it is there. @param store that they share */
    void begin(Store store) {
        if (self != null) {
            NodeBeat begun = new NodeBeat(new NodeTable(store), self, surroundings.clock());
            beat = begun;
            leads.forEach(begun::begin);
        }
    }

    @Override
    public void close() {
        if (beat != null) {
            beat.close();
        }
    }
}
