package io.drover.feed.camel;

import io.drover.feed.ChangeReader;
import io.drover.feed.ChangeSource;
import io.drover.feed.Cursor;
import io.drover.feed.Piece;
import io.drover.feed.SourceChange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/** Tells a log of changes; a position is a place in it. */
final class FakeChanges implements ChangeSource {
    private final List<SourceChange> log = new CopyOnWriteArrayList<>();
    private final BlockingQueue<Integer> readings = new LinkedBlockingQueue<>();
    private volatile @Nullable RuntimeException trouble;
    private volatile Runnable whenRead = () -> {};
    private volatile int confirmed;

    /** Adds things that are there. */
    FakeChanges upsert(String... ids) {
        List<SourceChange> added = new ArrayList<>();
        for (String id : ids) {
            added.add(SourceChange.upsert("asset", "asset/" + id, null, "1", "{\"id\":\"" + id + "\"}", List.of()));
        }
        log.addAll(added);
        return this;
    }

    FakeChanges delete(String id) {
        log.add(SourceChange.delete("asset", "asset/" + id, null, "2", null));
        return this;
    }

    /** What every reading ends with from now on; null: with nothing. */
    void fails(@Nullable RuntimeException failure) {
        trouble = failure;
    }

    /** What happens at the beginning of every reading from now on. */
    void whenRead(Runnable event) {
        whenRead = event;
    }

    /** One element for each reading that has begun. */
    BlockingQueue<Integer> readings() {
        return readings;
    }

    int confirmed() {
        return confirmed;
    }

    @Override
    public String id() {
        return "/fake";
    }

    @Override
    public String domain() {
        return "org.example";
    }

    @Override
    public String filter() {
        return "all";
    }

    @Override
    public ChangeReader open(Cursor cursor, int most) {
        int begin = cursor.position() == null ? 0 : Integer.parseInt(cursor.position());
        readings.add(begin);
        whenRead.run();
        RuntimeException failure = trouble;
        if (failure != null) {
            throw failure;
        }
        return new Reader(begin);
    }

    @Override
    public void confirm(String position) {
        confirmed = Integer.parseInt(position);
    }

    private final class Reader implements ChangeReader {
        private final int begin;

        Reader(int begin) {
            this.begin = begin;
        }

        @Override
        public Piece next() {
            int end = log.size();
            return new Piece(null, log.subList(begin, end), String.valueOf(end), Piece.End.COMPLETE);
        }

        @Override
        public boolean patient() {
            return true;
        }

        @Override
        public void close() {}
    }
}
