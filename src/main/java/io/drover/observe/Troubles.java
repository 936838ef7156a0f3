package io.drover.observe;

import io.drover.feed.Change;
import io.drover.feed.FeedListener;
import io.drover.feed.Manifest;
import io.drover.ingest.ScanListener;
import io.drover.ingest.Tally;
import io.drover.ingest.WorkListener;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What feeds and sources wait for now, as they last told. Outlives the Camel context that they run in. */
final class Troubles implements FeedListener, ScanListener, WorkListener {
    private final Map<String, Map<Party, Waiting>> feeds = new ConcurrentHashMap<>();
    private final Map<String, String> failedRuns = new ConcurrentHashMap<>();
    private final Map<String, String> refusedSources = new ConcurrentHashMap<>();
    private final Map<String, Waiting> topics = new ConcurrentHashMap<>();
    private final Clock clock;

    Troubles(Clock clock) {
        this.clock = clock;
    }

    /** @param reason of the last attempt */
    private record Waiting(Instant since, String reason) {}

    /** Why the feed does not get on, in one sentence, or null when it does as far as is known. */
    @Nullable
    String ofFeed(String feed) {
        for (Party party : List.of(Party.STORE, Party.SINK, Party.SOURCE)) {
            Waiting waiting = feeds.getOrDefault(feed, Map.of()).get(party);
            if (waiting != null) {
                return "it has waited " + seconds(waiting) + " s for " + name(party) + ", and nothing is lost: "
                        + waiting.reason();
            }
        }
        String failure = failedRuns.get(feed);
        return failure == null ? null : "its last run failed: " + failure;
    }

    /** Why the route's last full scan was refused for its source, or null. */
    @Nullable
    String ofSource(String route) {
        return refusedSources.get(route);
    }

    /** Why the work of the topic does not get on here, in one sentence, or null when it does as far as is known. */
    @Nullable
    String ofTopic(String topic) {
        Waiting waiting = topics.get(topic);
        return waiting == null
                ? null
                : "it has waited " + seconds(waiting) + " s, and nothing is lost: " + waiting.reason();
    }

    private long seconds(Waiting waiting) {
        return Duration.between(waiting.since(), clock.instant()).toSeconds();
    }

    private static String name(Party party) {
        return switch (party) {
            case SOURCE -> "its source";
            case SINK -> "its sink";
            case STORE -> "the store";
        };
    }

    @Override
    public void began(String feed) {
        feeds.put(feed, new ConcurrentHashMap<>());
    }

    @Override
    public void delivered(String feed, List<Change> changes) {
        goesOn(feed, Party.SINK);
    }

    @Override
    public void buried(String feed, List<Change> changes) {
        // the dead letters are counted by the store
    }

    @Override
    public void failed(String feed, Party party, String reason) {
        Instant now = clock.instant();
        feeds.computeIfAbsent(feed, name -> new ConcurrentHashMap<>())
                .merge(party, new Waiting(now, reason), (before, after) -> new Waiting(before.since(), reason));
    }

    @Override
    public void goesOn(String feed, Party party) {
        Map<Party, Waiting> waiting = feeds.get(feed);
        if (waiting != null) {
            waiting.remove(party);
        }
    }

    @Override
    public void ran(Manifest manifest) {
        feeds.remove(manifest.feed());
        String error = manifest.error();
        if (error == null) {
            failedRuns.remove(manifest.feed());
        } else {
            failedRuns.put(manifest.feed(), error);
        }
    }

    @Override
    public void scanned(String route, boolean full, Tally tally) {
        if (full) {
            refusedSources.remove(route);
        }
    }

    @Override
    public void refused(String route, boolean source, String reason) {
        if (source) {
            refusedSources.put(route, reason);
        }
    }

    @Override
    public void ended(String topic) {
        // what is done is counted
    }

    @Override
    public void buried(String topic) {
        // so is what is not
    }

    @Override
    public void troubled(String topic, @Nullable String problem) {
        if (problem == null) {
            topics.remove(topic);
        } else {
            Instant now = clock.instant();
            topics.merge(topic, new Waiting(now, problem), (before, after) -> new Waiting(before.since(), problem));
        }
    }
}
