package io.drover.cli;

import io.drover.runtime.ConfigurationException;
import io.drover.store.StoreException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is remembered of feeds where Drover has run, and what is asked of them; opened to read. Close it in any case. */
final class KnownFeeds implements AutoCloseable {
    private final @Nullable LocalState state;
    private final List<Object> beans;

    private KnownFeeds(@Nullable LocalState state, List<Object> beans) {
        this.state = state;
        this.beans = beans;
    }

    /**
     * Makes no store where there is none. One that cannot be read is a warning: without it, filters are not compared.
     *
     * @param online whether another machine may be asked
     */
    static KnownFeeds of(Workspace workspace, boolean online, Findings findings) {
        try {
            if (!workspace.isUsed() || (workspace.postgres() != null && !online)) {
                return new KnownFeeds(null, List.of());
            }
            LocalState state = workspace.openToRead();
            return new KnownFeeds(state, List.of(state.feeds(), state.requests()));
        } catch (StoreException e) {
            findings.warning("the filters of feeds were not compared with what they have told: " + e.getMessage());
            return new KnownFeeds(null, List.of());
        } catch (ConfigurationException e) {
            return new KnownFeeds(null, List.of()); // the examination of the settings tells it
        }
    }

    /** What rules look for, or nothing. */
    List<Object> beans() {
        return beans;
    }

    @Override
    public void close() {
        if (state != null) {
            state.close();
        }
    }
}
