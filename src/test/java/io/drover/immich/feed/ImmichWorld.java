package io.drover.immich.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.feed.Change;
import io.drover.feed.ChangeReader;
import io.drover.feed.ChangeSource;
import io.drover.feed.Cursor;
import io.drover.feed.ModelWorld;
import io.drover.feed.Operation;
import io.drover.feed.Piece;
import io.drover.feed.SourceChange;
import io.drover.feed.SourceMemory;
import io.drover.feed.Steps;
import io.drover.immich.api.Access;
import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.ServerVersion;
import io.drover.sandbox.LibraryScript;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A library of a sandbox that changes by a script, read in one of the modes. Close it in the end. */
final class ImmichWorld implements ModelWorld, AutoCloseable {
    static final String TYPES = "assets,exif,metadata,edits,ocr,albums,album-users,album-assets,people,faces,"
            + "stacks,memories,partners,users,user-metadata";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FULL_EVERY = Duration.ofDays(1);
    private static final Duration PROGRESS = Duration.ofMillis(700);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-06T07:08:09Z"));
    private final SandboxServer sandbox;
    private final LibraryScript script;
    private final FeedMode mode;
    private final Access access;
    private final List<String> faults;
    private PlainCalls calls;

    /** @param session whether the feed may log in */
    ImmichWorld(String version, FeedMode mode, boolean session, List<String> faults, long seed) throws IOException {
        this.sandbox = SandboxServer.builder()
                .version(version)
                .clock(clock)
                .random(seed)
                .start();
        this.script = new LibraryScript(sandbox, new Random(seed));
        this.mode = mode;
        this.access = session
                ? new Access(null, null, () -> new Login(sandbox.email(), sandbox.password()), "")
                : Access.byKey(sandbox::apiKey);
        this.faults = faults;
        this.calls = calls();
    }

    private PlainCalls calls() {
        return new PlainCalls(sandbox.url().toString(), access, PROGRESS);
    }

    @Override
    public ChangeSource source(SourceMemory memory, Steps steps) {
        calls.close();
        calls = calls();
        return source(new SteppingCalls(calls, steps), memory);
    }

    private ImmichChangeSource source(ServerCalls server, SourceMemory memory) {
        String types = access.accessToken() == null && access.login() == null ? "assets" : TYPES;
        return new ImmichChangeSource(
                server, access, FeedOptions.of("model", mode, types, null, FULL_EVERY), memory, new SecureRandom());
    }

    @Override
    public void change(RandomGenerator random) {
        clock.advance(Duration.ofMillis(random.nextInt(2_000)));
        script.step();
    }

    @Override
    public void disturb(RandomGenerator random) {
        clock.advance(Duration.ofHours(random.nextInt(20)));
        String fault = faults.get(random.nextInt(faults.size()));
        switch (fault) {
            case "reset" -> sandbox.events().resetSessions();
            case "end" -> {
                sandbox.events().pruneDeletions(Duration.ZERO);
                sandbox.events().endSessions();
            }
            default -> sandbox.addFaults(fault.formatted(1 + random.nextInt(40)));
        }
    }

    @Override
    public void calm() {
        sandbox.clearFaults();
        sandbox.maintenance(false);
        clock.advance(FULL_EVERY.plusHours(1)); // deletions that only a walk finds are due
    }

    @Override
    public Map<String, String> truth() {
        Map<String, String> truth = new TreeMap<>();
        try (PlainCalls fresh = calls()) {
            ChangeReader reader = source(fresh, new HeldMemory()).open(new Cursor(null, false), 1_000);
            Piece piece;
            do {
                piece = reader.next();
                for (SourceChange change : piece.changes()) {
                    if (change.operation() == Operation.UPSERT) {
                        truth.put(change.key(), state(change.type(), change.data()));
                    }
                }
            } while (piece.end() == Piece.End.MORE);
            reader.close();
        }
        return truth;
    }

    @Override
    public String state(Change change) {
        return state(change.type(), change.data());
    }

    /**
     * Without what changes untold: the room that a user's files take, and the stack that is written into an asset, whose
     * number of assets changes without the asset.
     */
    private static String state(String type, @Nullable String data) {
        if (type.equals("auth-user")) {
            return "there";
        }
        try {
            JsonNode json = JSON.readTree(String.valueOf(data));
            return json instanceof ObjectNode thing ? thing.without("stack").toString() : json.toString();
        } catch (JsonProcessingException e) {
            throw new AssertionError("data are JSON", e);
        }
    }

    @Override
    public void close() {
        calls.close();
        sandbox.close();
    }

    /** A step before and after each call. */
    private record SteppingCalls(ServerCalls server, Steps steps) implements ServerCalls {
        @Override
        public ServerVersion version() {
            return server.version();
        }

        @Override
        public Instant serverTime() {
            return server.serverTime();
        }

        @Override
        public <Q, A> A call(ApiOperation<Q, A> operation, Q request) {
            steps.step("before " + operation.id());
            A answer = server.call(operation, request);
            steps.step("after " + operation.id());
            return answer;
        }

        @Override
        public <Q, A> A callIn(String token, ApiOperation<Q, A> operation, Q request) {
            steps.step("before " + operation.id());
            A answer = server.callIn(token, operation, request);
            steps.step("after " + operation.id());
            return answer;
        }
    }
}
