package io.drover.cluster;

import io.drover.store.AdvisoryLocks;
import java.util.List;
import java.util.Optional;
import org.apache.camel.cluster.CamelClusterMember;
import org.apache.camel.support.cluster.AbstractCamelClusterView;

/** A namespace as this node knows it: whether this node leads it, and nothing of the others. */
final class LockView extends AbstractCamelClusterView {
    private final PostgresClusterService service;
    private final Member local;
    private volatile boolean won;
    private boolean told;

    LockView(PostgresClusterService service, String namespace, String node, AdvisoryLocks locks) {
        super(service, namespace);
        this.service = service;
        this.local = new Member(node, () -> won && locks.isTrusted());
    }

    /** Whether it has the lock and was not told otherwise. */
    boolean won() {
        return won;
    }

    /** It has the lock now, or not any more. */
    void changed(boolean nowWon) {
        won = nowWon;
        tell();
    }

    /** Lets the listeners hear of what they have not heard yet, such as of a lock that was trusted only later. */
    void tell() {
        boolean leads = local.isLeader();
        if (leads != told) {
            told = leads;
            fireLeadershipChangedEvent(getLeader().orElse(null));
        }
    }

    @Override
    public Optional<CamelClusterMember> getLeader() {
        return local.isLeader() ? Optional.of(local) : Optional.empty();
    }

    @Override
    public CamelClusterMember getLocalMember() {
        return local;
    }

    @Override
    public List<CamelClusterMember> getMembers() {
        return List.of(local);
    }

    @Override
    protected void doStart() {
        service.stands(this);
    }

    @Override
    protected void doStop() {
        service.leaves(this);
    }
}
