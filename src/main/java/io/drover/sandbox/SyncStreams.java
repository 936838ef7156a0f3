package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Begins streams, each where its session stands. */
final class SyncStreams {
    /** An acknowledged end that is older says that deletions may have been missed. */
    private static final Duration REACH = Duration.ofDays(30);

    private final World world;
    private final SyncRules rules;

    SyncStreams(World world) {
        this.world = world;
        this.rules = SyncRules.of(world.profile());
    }

    Answer open(Accounts.Caller caller, JsonNode body) {
        try {
            rules.stream(body);
        } catch (Refusal e) {
            throw e.with(Map.of("Content-Type", "application/jsonlines+json; charset=utf-8"));
        }
        Session session = SyncCalls.session(caller);
        boolean reset = body.path("reset").asBoolean(false);
        if (reset) {
            world.checkpoints().clear(session.id());
            world.accounts().sessions().resetSync(session.id(), false);
        }
        Map<SyncEntityType, SyncAck> checkpoints = world.checkpoints().of(session.id());
        if (session.pendingSyncReset() && !reset || isStale(checkpoints.get(SyncEntityType.SYNC_COMPLETE_V1))) {
            return answer(List.of(SyncLine.reset()).iterator());
        }
        SyncRun run =
                new SyncRun(world, caller.user(), session.id(), world.changes().now(), checkpoints);
        Iterator<SyncLine> lines = new SyncStream(run).lines(types(body));
        if (!lines.hasNext()) {
            throw new IllegalStateException("a stream has at least its last line");
        }
        return answer(lines);
    }

    private boolean isStale(@Nullable SyncAck complete) {
        Instant oldest = world.clock().instant().minus(REACH);
        return complete != null && complete.id().millis() < oldest.toEpochMilli();
    }

    private static Set<SyncRequestType> types(JsonNode body) {
        Set<SyncRequestType> types = EnumSet.noneOf(SyncRequestType.class);
        for (JsonNode type : body.path("types")) {
            types.add(SyncRequestType.named(type.asText()));
        }
        return types;
    }

    private static Answer answer(Iterator<SyncLine> lines) {
        return Answer.lines(Lazily.map(lines, new LineEncoder()::bytes));
    }
}
