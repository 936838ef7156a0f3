package io.drover.work;

import io.drover.ingest.Claim;

/** The right to the files of one partition, from when it is given to this node until it is taken away. */
final class WorkClaim implements Claim {
    private volatile boolean held = true;

    @Override
    public boolean held() {
        return held;
    }

    /** What has not begun is not to begin any more. */
    void drop() {
        held = false;
    }
}
