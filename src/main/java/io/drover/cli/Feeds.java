package io.drover.cli;

import io.drover.feed.FeedRequest;
import io.drover.feed.FeedState;
import io.drover.feed.FeedStore;
import io.drover.feed.Manifest;
import io.drover.store.DataFolder;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the commands about feeds share: reading what is known of them, and asking something of one. */
final class Feeds {
    private final Surroundings surroundings;
    private final Workspace workspace;

    Feeds(Surroundings surroundings, Workspace workspace) {
        this.surroundings = surroundings;
        this.workspace = workspace;
    }

    /**
     * What is known of one feed.
     *
     * @param waiting batches in the outbox
     * @param known things that are there, as it has told them
     * @param dead changes that were put aside
     * @param last the last run, or null
     * @param lastComplete when the last run ended that told everything, or null
     */
    record Overview(
            FeedState state,
            long waiting,
            long known,
            long dead,
            @Nullable Manifest last,
            @Nullable Instant lastComplete) {}

    /** All of them, by name. */
    List<Overview> all() {
        return read(store ->
                store.list().stream().map(state -> overview(store, state)).toList());
    }

    /** One of them. @throws CommandException when there is none of this name */
    Overview one(String name) {
        return read(store -> overview(store, state(store, name)));
    }

    /** Reads something of one of them. @throws CommandException when there is none of this name */
    <T> T about(String name, Reading<T> reading) {
        return read(store -> reading.read(store, state(store, name)));
    }

    /** Reads something of a feed. */
    interface Reading<T> {
        T read(FeedStore store, FeedState feed);
    }

    /** Asks something of a feed, and says so. @return the exit code */
    int ask(String name, FeedRequest request, String what) {
        requireSomething();
        try (LocalState state = workspace.openToAsk()) {
            state(state.feeds(), name);
            state.requests().add(name, request);
        }
        surroundings
                .out()
                .println("Asked: feed " + name + " " + what + ". A running drover with a route of this feed does it"
                        + " within seconds, else the next one does it first.");
        return ExitCode.OK;
    }

    /** How long ago that was, such as {@code 12 s}. */
    String ago(Instant instant) {
        return Format.duration(Duration.between(instant, surroundings.clock().instant()));
    }

    private <T> T read(Function<FeedStore, T> reading) {
        requireSomething();
        try (LocalState state = workspace.openToRead()) {
            return reading.apply(state.feeds());
        }
    }

    private void requireSomething() {
        if (!workspace.isUsed()) {
            DataFolder data = workspace.dataFolder();
            throw new CommandException(
                    ExitCode.USAGE,
                    "the data folder " + data.path() + " (from " + data.origin()
                            + ") knows of no feed: none has run with it yet; set drover.changes.sink and start drover"
                            + " run, or name another folder by --data or DROVER_DATA");
        }
    }

    private static FeedState state(FeedStore store, String name) {
        return store.find(name).orElseThrow(() -> unknown(store, name));
    }

    private static CommandException unknown(FeedStore store, String name) {
        List<String> names = store.list().stream().map(FeedState::name).toList();
        return new CommandException(
                ExitCode.USAGE,
                "there is no feed '" + name + "': "
                        + (names.isEmpty()
                                ? "none has run yet; set drover.changes.sink or drover.contentstack.sink, and start drover run"
                                : "there are " + String.join(", ", names)));
    }

    private static Overview overview(FeedStore store, FeedState state) {
        int feed = state.id();
        List<Manifest> runs = store.runs(feed, Integer.MAX_VALUE);
        return new Overview(
                state,
                store.waiting(feed),
                store.countKnown(feed),
                store.countDead(feed),
                runs.isEmpty() ? null : runs.get(0),
                runs.stream()
                        .filter(Manifest::complete)
                        .map(Manifest::ended)
                        .findFirst()
                        .orElse(null));
    }
}
