package io.drover.cluster;

import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterService;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** Camel's cluster service where there is one node, which leads everything: such as where routes are tested. */
public final class SoleNode extends AbstractCamelClusterService<SoleNode.View> {

    /** Takes no part in anything outside of its process. */
    public SoleNode() {
        super("sole-node");
    }

    @Override
    protected View createView(String namespace) {
        return new View(this, namespace);
    }

    /** A namespace that this node leads while it is asked for. */
    static final class View extends AbstractCamelClusterView {
        private final Member local = new Member("sole-node", this::isRunAllowed);

        View(SoleNode service, String namespace) {
            super(service, namespace);
        }

        /** Who listens already when the service starts after its routes hears of it, too. */
        @Override
        protected void doStart() {
            fireLeadershipChangedEvent(local);
        }

        @Override
        public Optional<CamelClusterMember> getLeader() {
            return Optional.of(local);
        }

        @Override
        public CamelClusterMember getLocalMember() {
            return local;
        }

        @Override
        public List<CamelClusterMember> getMembers() {
            return List.of(local);
        }
    }
}
