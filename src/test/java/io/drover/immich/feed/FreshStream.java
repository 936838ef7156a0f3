package io.drover.immich.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import io.drover.feed.Operation;
import io.drover.feed.Piece;
import io.drover.feed.SourceChange;
import io.drover.http.HttpSettings;
import io.drover.immich.api.Access;
import io.drover.immich.api.model.Login;
import io.drover.sandbox.SandboxServer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** What the stream tells somebody who has never read it. */
public final class FreshStream {
    /** What it is asked for: all of which deletions are told when they happen. */
    public static final String TYPES = ImmichWorld.TYPES;

    private static final int PIECE = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private FreshStream() {}

    /** What is there for the server's first user, by key. */
    public static Map<String, JsonNode> read(SandboxServer server) throws JsonProcessingException {
        Access access = new Access(null, null, () -> new Login(server.email(), server.password()), "");
        FeedOptions options = FeedOptions.of("fresh", FeedMode.STREAM, TYPES, null, Duration.ofDays(1));
        Map<String, JsonNode> things = new TreeMap<>();
        Duration progress = HttpSettings.defaults().progressTimeout();
        try (PlainCalls calls = new PlainCalls(server.url().toString(), access, progress)) {
            var source = new ImmichChangeSource(calls, access, options, new HeldMemory(), new SecureRandom());
            try (ChangeReader reader = source.open(new Cursor(null, false), PIECE)) {
                Piece piece;
                do {
                    piece = reader.next();
                    for (SourceChange change : piece.changes()) {
                        if (change.operation() == Operation.UPSERT) {
                            things.put(change.key(), JSON.readTree(Objects.requireNonNull(change.data())));
                        }
                    }
                } while (piece.end() == Piece.End.MORE);
            }
        }
        return things;
    }
}
