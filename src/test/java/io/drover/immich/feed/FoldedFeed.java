package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.feed.ChangeReader;
import io.drover.feed.Cursor;
import io.drover.feed.Operation;
import io.drover.feed.Piece;
import io.drover.feed.SourceChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A feed that is remembered in memory alone, by the rules of all feeds: what is known is filtered, and what is absent
 * when a generation is complete is gone.
 */
final class FoldedFeed {
    private final Mode mode;
    private final int most;
    private final Map<String, Known> known = new TreeMap<>();
    private final List<String> openings = new ArrayList<>();
    private @Nullable String position;
    private long generation;
    private boolean snapshot;

    private record Known(String version, @Nullable String data, long generation) {}

    FoldedFeed(Mode mode, int most) {
        this.mode = mode;
        this.most = most;
    }

    /** Reads to the end; gives what was new: {@code +key} or {@code -key}, each once. */
    List<String> run() {
        return run(Integer.MAX_VALUE);
    }

    /** Reads so many pieces at most, as if the process were killed after them. */
    List<String> run(int pieces) {
        if (position == null) {
            begin();
        }
        Map<String, String> told = new LinkedHashMap<>();
        try (ChangeReader reader = mode.open(new Cursor(position, false), most)) {
            for (int i = 0; i < pieces; i++) {
                Piece piece = reader.next();
                take(piece, told);
                if (piece.end() == Piece.End.COMPLETE) {
                    sweep(told);
                    break;
                }
            }
        }
        return List.copyOf(new TreeSet<>(told.values()));
    }

    private void begin() {
        generation++;
        snapshot = true;
    }

    private void take(Piece piece, Map<String, String> told) {
        if (piece.opening() != null) {
            begin();
            openings.add(piece.opening().reason() + (piece.opening().announced() ? " (announced)" : ""));
        }
        assertThat(piece.changes()).hasSizeLessThanOrEqualTo(most);
        for (SourceChange change : piece.changes()) {
            assertThat(change.operation()).isEqualTo(Operation.UPSERT);
            Known now = new Known(change.version(), change.data(), generation);
            Known before = known.put(change.key(), now);
            if (before == null || !before.version().equals(now.version())) {
                told.put(change.key(), "+" + change.key());
            }
        }
        position = piece.position() == null ? position : piece.position();
    }

    private void sweep(Map<String, String> told) {
        if (snapshot) {
            known.entrySet().removeIf(entry -> {
                boolean absent = entry.getValue().generation() < generation;
                if (absent) {
                    told.put(entry.getKey(), "-" + entry.getKey());
                }
                return absent;
            });
        }
        snapshot = false;
    }

    /** The data of what is there, by key. */
    Map<String, String> state() {
        Map<String, String> state = new TreeMap<>();
        known.forEach((key, value) -> state.put(key, String.valueOf(value.data())));
        return state;
    }

    /** The data of what is there. */
    JsonNode data(String key) {
        return Stage.json(Objects.requireNonNull(state().get(key), key));
    }

    /** Why generations began that the source opened itself. */
    List<String> openings() {
        return openings;
    }

    long generation() {
        return generation;
    }

    @Nullable
    String position() {
        return position;
    }
}
