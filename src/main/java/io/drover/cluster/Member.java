package io.drover.cluster;

import java.util.function.BooleanSupplier;
import org.apache.camel.cluster.CamelClusterMember;

/** This node, as one of those that may lead a namespace. */
record Member(String node, BooleanSupplier leads) implements CamelClusterMember {

    @Override
    public String getId() {
        return node;
    }

    @Override
    public boolean isLeader() {
        return leads.getAsBoolean();
    }

    @Override
    public boolean isLocal() {
        return true;
    }
}
