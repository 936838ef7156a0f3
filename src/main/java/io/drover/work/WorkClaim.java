package io.drover.work;

import io.drover.ingest.Claim;
import java.util.function.BooleanSupplier;

/** The right to the files of one partition, from when it is given to this node until it is taken away. */
final class WorkClaim implements Claim {
    private final BooleanSupplier over;
    private volatile boolean held = true;

    /** @param over whether this node has put down all its work; never true and then false */
    WorkClaim(BooleanSupplier over) {
        this.over = over;
    }

    @Override
    public boolean held() {
        return held && !over.getAsBoolean();
    }

    /** What has not begun is not to begin any more. */
    void drop() {
        held = false;
    }
}
