package io.drover.cli;

import io.drover.feed.DeadLetter;
import io.drover.feed.FeedState;
import io.drover.feed.Manifest;
import io.drover.immich.feed.ToldTypes;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Feeds, runs and dead letters for programs. */
final class FeedText {
    private FeedText() {}

    static Map<String, Object> json(Feeds.Overview overview) {
        FeedState state = overview.state();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", state.name());
        json.put("source", state.source());
        json.put("filter", state.filter());
        ToldTypes.of(state).ifPresent(types -> json.put("typesTold", types));
        json.put("generation", state.generation());
        json.put("complete", !state.snapshot());
        json.put("sequence", state.sequence());
        json.put("delivered", state.delivered());
        put(json, "deliveredAt", state.deliveredAt());
        json.put("waitingChanges", state.sequence() - state.delivered());
        json.put("waitingBatches", overview.waiting());
        json.put("known", overview.known());
        json.put("dead", overview.dead());
        put(json, "lastComplete", overview.lastComplete());
        Manifest last = overview.last();
        if (last != null) {
            json.put("lastRun", json(last));
        }
        return json;
    }

    private static Map<String, Object> json(Manifest run) {
        Map<String, Object> json = Json.object(
                "run",
                run.run(),
                "generation",
                run.generation(),
                "started",
                run.started().toString(),
                "ended",
                run.ended().toString(),
                "firstSequence",
                run.firstSequence(),
                "lastSequence",
                run.lastSequence(),
                "complete",
                run.complete());
        put(json, "error", run.error());
        Map<String, Object> types = new LinkedHashMap<>();
        run.types().forEach((type, counts) -> types.put(type, json(counts)));
        json.put("types", types);
        return json;
    }

    private static Map<String, Object> json(Manifest.Counts counts) {
        return Json.object(
                "fetched",
                counts.fetched(),
                "derived",
                counts.derived(),
                "filtered",
                counts.filtered(),
                "emitted",
                counts.emitted(),
                "carried",
                counts.carried(),
                "delivered",
                counts.delivered(),
                "dead",
                counts.dead(),
                "waiting",
                counts.waiting());
    }

    static Map<String, Object> json(DeadLetter letter) {
        Map<String, Object> json = Json.object(
                "number",
                letter.number(),
                "id",
                letter.change().id(),
                "type",
                letter.change().type(),
                "key",
                letter.change().key(),
                "operation",
                letter.change().operation().label(),
                "reason",
                letter.reason(),
                "attempts",
                letter.attempts(),
                "since",
                letter.since().toString());
        put(json, "time", letter.change().time());
        return json;
    }

    private static void put(Map<String, Object> json, String name, @Nullable Object value) {
        if (value instanceof Instant || value instanceof String) {
            json.put(name, value.toString());
        }
    }
}
