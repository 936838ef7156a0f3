package io.drover.contentstack.feed;

import io.drover.contentstack.api.SyncItem;
import io.drover.feed.SourceChange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one run of a stream tells, in the order in which it happened.
 *
 * <p>What was published before its content type was deleted in the same run is not told: it went along. A run that tells
 * everything tells no deletion of a content type, since what it took along is gone by not being told.
 */
final class Run implements AutoCloseable {
    private final RunSpool spool;
    private final ItemMapper mapper;
    private final boolean everything;
    private final Map<String, SpoolEntry> deletedContentTypes = new HashMap<>();
    private @Nullable SourceChange next;

    /** @param everything whether it tells all that there is, rather than what has changed */
    Run(Path folder, ItemMapper mapper, boolean everything) {
        this.spool = new RunSpool(folder);
        this.mapper = mapper;
        this.everything = everything;
    }

    /** Takes an item; they come newest first. */
    void add(SyncItem item) {
        SourceChange change = mapper.change(item);
        try {
            SpoolEntry entry = spool.add(item, change.key(), change.time());
            if (change.type().equals(ItemMapper.CONTENT_TYPE)) {
                deletedContentTypes.merge(change.key(), entry, (one, other) -> one.isOlderThan(other) ? other : one);
            }
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    /** How many items came. */
    long count() {
        return spool.count();
    }

    /** No more come; what follows can be told. */
    void end() {
        try {
            spool.end();
        } catch (IOException e) {
            throw unkept(e);
        }
        next = read();
    }

    boolean hasNext() {
        return next != null;
    }

    /** The next changes, as many at most. */
    List<SourceChange> take(int most) {
        List<SourceChange> changes = new ArrayList<>();
        for (SourceChange change = next; change != null && changes.size() < most; change = next) {
            changes.add(change);
            next = read();
        }
        return changes;
    }

    private @Nullable SourceChange read() {
        try {
            for (RunSpool.Spooled item = spool.next(); item != null; item = spool.next()) {
                SourceChange change = mapper.change(item.item());
                if (isTold(change, item.entry())) {
                    return change;
                }
            }
            return null;
        } catch (IOException e) {
            throw unkept(e);
        }
    }

    private boolean isTold(SourceChange change, SpoolEntry entry) {
        if (change.type().equals(ItemMapper.CONTENT_TYPE)) {
            return !everything;
        }
        return change.parents().stream().noneMatch(parent -> {
            SpoolEntry deletion = deletedContentTypes.get(parent);
            return deletion != null && entry.isOlderThan(deletion);
        });
    }

    private static UncheckedIOException unkept(IOException e) {
        return new UncheckedIOException("a run could not be kept on the disk while it is sorted: " + e.getMessage(), e);
    }

    @Override
    public void close() {
        try {
            spool.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a run could not be removed from the disk: " + e.getMessage(), e);
        }
    }
}
