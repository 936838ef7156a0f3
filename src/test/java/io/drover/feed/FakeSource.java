package io.drover.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells what is in a fake library: a walk through all first, from then on its log. */
final class FakeSource implements ChangeSource {
    private final FakeLibrary library;
    private final FakeBehaviour behaviour;
    private final Steps steps;

    FakeSource(FakeLibrary library, Steps steps) {
        this.library = library;
        this.behaviour = library.behaviour;
        this.steps = steps;
    }

    @Override
    public String id() {
        answer();
        return behaviour.id;
    }

    @Override
    public String domain() {
        return "example.library";
    }

    @Override
    public String filter() {
        return behaviour.filter;
    }

    @Override
    public ChangeReader open(Cursor cursor, int most) {
        steps.step("before the source is opened");
        answer();
        return new Reader(cursor.position(), most);
    }

    @Override
    public void confirm(String position) {
        steps.step("before a position is confirmed");
        behaviour.beforeConfirmation.accept(position);
        answer();
        if (behaviour.failingConfirmations > 0) {
            behaviour.failingConfirmations--;
            throw new IllegalStateException("the library does not answer");
        }
        steps.step("after a position was confirmed");
    }

    @Override
    public void forget() {
        behaviour.forget.run();
    }

    @Override
    public List<Tie> ties() {
        return behaviour.ties;
    }

    private void answer() {
        if (behaviour.away) {
            throw new IllegalStateException("the library is away");
        }
    }

    /** @param log how much of the log is told @param after the last key of a walk that is under way, or null */
    private record Place(int epoch, int log, @Nullable String after) {
        static Place of(String text) {
            String[] parts = text.split(":", 3);
            return new Place(
                    Integer.parseInt(parts[0]),
                    Integer.parseInt(parts[1]),
                    parts[2].isEmpty() ? null : parts[2].substring(1));
        }

        String text() {
            return epoch + ":" + log + ":" + (after == null ? "" : "=" + after);
        }
    }

    private final class Reader implements ChangeReader {
        private final int most;
        private Place place;
        private Piece.@Nullable Opening opening;
        private int pieces;
        private volatile boolean closed;

        Reader(@Nullable String position, int most) {
            this.most = most;
            Place known = position == null ? null : Place.of(position);
            if (known != null && known.epoch() == library.epoch()) {
                int again = known.after() == null ? behaviour.overlap : 0;
                place = new Place(known.epoch(), Math.max(0, known.log() - again), known.after());
            } else {
                place = new Place(library.epoch(), library.log().size(), "");
                opening = known != null
                        ? new Piece.Opening("the library asked to begin anew", true)
                        : behaviour.opens ? new Piece.Opening("the library is new", true) : null;
            }
        }

        @Override
        public Piece next() {
            steps.step("before a piece is read");
            behaviour.beforePiece.run();
            if (closed) {
                throw new IllegalStateException("the reading was closed");
            }
            if (behaviour.failingPiece > 0 && --behaviour.failingPiece == 0) {
                throw new IllegalStateException("the library broke off");
            }
            pieces++;
            Piece.Opening first = opening;
            opening = null;
            Piece piece = place.after() == null ? ofLog() : ofWalk(place.after());
            return new Piece(first, piece.changes(), piece.position(), piece.end());
        }

        private Piece ofWalk(String after) {
            List<SourceChange> changes = library.things().tailMap(after, false).values().stream()
                    .limit(most)
                    .toList();
            boolean last = changes.size() < most;
            place = new Place(
                    place.epoch(),
                    place.log(),
                    last ? null : changes.get(most - 1).key());
            return piece(changes, last, last || behaviour.midway);
        }

        private Piece ofLog() {
            List<SourceChange> log = library.log();
            int to = Math.min(place.log() + most, log.size());
            List<SourceChange> changes = List.copyOf(log.subList(place.log(), to));
            place = new Place(place.epoch(), to, null);
            return piece(changes, to == log.size(), true);
        }

        private Piece piece(List<SourceChange> changes, boolean last, boolean goesOn) {
            Piece.End end = last
                    ? Piece.End.COMPLETE
                    : goesOn && pieces >= behaviour.piecesOfReading ? Piece.End.AGAIN : Piece.End.MORE;
            return new Piece(null, changes, goesOn ? place.text() : null, end);
        }

        @Override
        public boolean patient() {
            return behaviour.patient;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
