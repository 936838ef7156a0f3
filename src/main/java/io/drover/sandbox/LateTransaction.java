package io.drover.sandbox;

/**
 * A transaction that has begun. Nobody sees anything of it before it is committed, but its changes get the ids of the
 * time when it began, and so lie behind the end of every stream that ran meanwhile.
 */
public final class LateTransaction {
    private final ChangeLog changes;
    private final LateIds ids;

    LateTransaction(ChangeLog changes) {
        this.changes = changes;
        this.ids = changes.lateIds();
    }

    /**
     * Makes its changes, and shows them.
     *
     * @param work changes the sandbox from the calling thread, by the methods of {@link SandboxServer}, its events or a
     *     {@link LibraryScript}, with at most 10,000 changes
     */
    public void commit(Runnable work) {
        changes.with(ids, work);
    }
}
