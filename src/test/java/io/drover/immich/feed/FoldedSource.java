package io.drover.immich.feed;

import io.drover.feed.ChangeReader;
import io.drover.feed.ChangeSource;
import io.drover.feed.Cursor;
import io.drover.feed.Operation;
import io.drover.feed.Piece;
import io.drover.feed.Piece.End;
import io.drover.feed.SourceChange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a sink holds that is fed by a source, by the rules of all feeds: what is known is not told again, what belongs to
 * a thing that is gone is gone, and so is what was absent when a generation was complete. Each piece is confirmed.
 */
final class FoldedSource {
    private final Map<String, Known> known = new LinkedHashMap<>();
    private final List<String> openings = new ArrayList<>();
    private Set<String> seen = new HashSet<>();
    private @Nullable String position;
    private boolean moved;
    private boolean snapshot;
    private boolean complete;
    private int most = 3;

    private record Known(String version, String data, List<String> parents) {}

    /** Lets pieces be of another size. */
    FoldedSource most(int changes) {
        most = changes;
        return this;
    }

    /** Reads until all is told; gives what the sink hears: {@code +key} or {@code -key}. */
    List<String> run(ChangeSource source) {
        Set<String> heard = new TreeSet<>();
        if (position == null) {
            begin();
        }
        complete = false;
        while (!complete) {
            try (ChangeReader reader = source.open(new Cursor(position, moved), most)) {
                moved = false;
                End end = End.MORE;
                while (end == End.MORE) {
                    Piece piece = reader.next();
                    end = piece.end();
                    take(piece, heard);
                    source.confirm(String.valueOf(piece.position()));
                }
            }
        }
        return List.copyOf(heard);
    }

    private void begin() {
        snapshot = true;
        seen = new HashSet<>();
    }

    private void take(Piece piece, Set<String> heard) {
        if (piece.opening() != null) {
            openings.add(piece.opening().reason());
            begin();
        }
        for (SourceChange change : piece.changes()) {
            if (change.operation() == Operation.UPSERT) {
                tell(change, heard);
            } else {
                remove(change.key(), heard);
            }
        }
        position = piece.position();
        complete = piece.end() == End.COMPLETE;
        if (complete && snapshot) {
            List.copyOf(known.keySet()).stream()
                    .filter(key -> !seen.contains(key))
                    .forEach(key -> remove(key, heard));
            snapshot = false;
        }
    }

    private void tell(SourceChange change, Set<String> heard) {
        seen.add(change.key());
        Known now = new Known(change.version(), String.valueOf(change.data()), change.parents());
        Known before = known.put(change.key(), now);
        if (before == null || !before.version().equals(now.version())) {
            heard.add("+" + change.key());
        }
    }

    private void remove(String key, Set<String> heard) {
        if (known.remove(key) != null) {
            heard.add("-" + key);
        }
        known.entrySet().stream()
                .filter(entry -> entry.getValue().parents().contains(key))
                .map(Map.Entry::getKey)
                .toList()
                .forEach(child -> remove(child, heard));
    }

    /** Takes the feed back to a position that it had. */
    void rewind(@Nullable String earlier) {
        position = earlier;
        moved = true;
        known.replaceAll((key, value) -> new Known("", value.data(), value.parents()));
    }

    /** Why generations began that the source opened. */
    List<String> openings() {
        return openings;
    }

    Set<String> keys() {
        return new TreeSet<>(known.keySet());
    }

    /** All that the sink holds, as one text. */
    String data() {
        return known.values().toString();
    }

    String position() {
        return String.valueOf(position);
    }
}
