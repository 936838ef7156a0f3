package io.drover.contentstack.feed;

import io.drover.contentstack.api.ContentstackClient;
import io.drover.contentstack.api.HttpContentstackClient;
import io.drover.contentstack.api.StackHost;
import io.drover.contentstack.api.StackSettings;
import io.drover.contentstack.api.SyncType;
import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import io.drover.feed.Piece;
import io.drover.feed.SourceChange;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.Patience;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Reads a stack to its end, in a process of its own or not, and tells how many changes there were. */
public final class LargeStackReading {
    private static final int PIECE = 1_000;

    private LargeStackReading() {}

    /**
     * What was read.
     *
     * @param sorted whether each change happened at the time of the one before, or later
     * @param position where to go on
     */
    record Result(long changes, boolean sorted, String position) {}

    /** @param arguments address, key, token, environment, folder */
    public static void main(String[] arguments) {
        Result result = read(arguments, null);
        System.out.println(result.changes() + " changes, sorted: " + result.sorted());
        System.out.println(result.position());
    }

    static Result read(String[] arguments, @Nullable String position) {
        StackSettings settings = new StackSettings(
                StackHost.parse("host", arguments[0]),
                () -> arguments[1],
                () -> arguments[2],
                arguments[3],
                null,
                HttpSettings.defaults(),
                Network.direct(),
                Clock.systemUTC());
        try (ContentstackClient client = new HttpContentstackClient(settings);
                ChangeReader reader =
                        source(client, settings, Path.of(arguments[4])).open(new Cursor(position, false), PIECE)) {
            long changes = 0;
            boolean sorted = true;
            Instant last = Instant.MIN;
            while (true) {
                Piece piece = reader.next();
                for (SourceChange change : piece.changes()) {
                    Instant time = Objects.requireNonNull(change.time());
                    sorted &= !time.isBefore(last);
                    last = time;
                    changes++;
                }
                if (piece.end() == Piece.End.COMPLETE) {
                    return new Result(changes, sorted, Objects.requireNonNull(piece.position()));
                }
            }
        }
    }

    private static ContentstackChangeSource source(ContentstackClient client, StackSettings settings, Path folder) {
        FeedOptions options = new FeedOptions(
                "large", SyncType.ALL, List.of(), List.of(), null, OnInvalidToken.RESYNC, Duration.ofDays(30));
        return new ContentstackChangeSource(
                client,
                settings.id(),
                options,
                new SourceParts(folder, Clock.systemUTC(), Patience.USUAL, new Random()));
    }
}
