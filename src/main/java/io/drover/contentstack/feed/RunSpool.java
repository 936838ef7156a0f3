package io.drover.contentstack.feed;

import io.drover.contentstack.api.SyncItem;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The items of a run on the disk. They come newest first, and leave oldest first; of those about one thing the newest
 * alone, so that a run that is read again after a crash tells nothing that it has overtaken. Nothing is on the disk
 * before the first item.
 */
final class RunSpool implements Closeable {
    private static final int IN_MEMORY = 32 * 1024;

    private final Path folder;
    private final EntrySort byThing;
    private final EntrySort byTime;
    private @Nullable Path file;
    private @Nullable DataOutputStream out;
    private @Nullable RandomAccessFile in;
    private long length;
    private long count;
    private long moment = Long.MAX_VALUE;

    /**
     * An item that leaves.
     *
     * @param entry its place among the others
     */
    record Spooled(SpoolEntry entry, SyncItem item) {}

    RunSpool(Path folder) {
        this(folder, IN_MEMORY);
    }

    /** @param inMemory how many entries of an index are held there */
    RunSpool(Path folder, int inMemory) {
        this.folder = folder;
        this.byThing = new EntrySort(folder, SpoolEntry.BY_THING, inMemory);
        this.byTime = new EntrySort(folder, SpoolEntry.BY_TIME, inMemory);
    }

    /** How many items came. */
    long count() {
        return count;
    }

    /**
     * @param key what it is about
     * @param time when it happened; null: when the item before did
     */
    SpoolEntry add(SyncItem item, String key, @Nullable Instant time) throws IOException {
        moment = time == null ? moment : time.toEpochMilli();
        SpoolEntry entry = SpoolEntry.of(key, moment, count++, length);
        byThing.add(entry);
        byte[] bytes = ItemCodec.encode(item);
        DataOutputStream stream = out == null ? open() : out;
        stream.writeInt(bytes.length);
        stream.write(bytes);
        length += Integer.BYTES + bytes.length;
        return entry;
    }

    private DataOutputStream open() throws IOException {
        Path path = SpoolFolder.newFile(folder);
        file = path;
        DataOutputStream stream = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(path)));
        out = stream;
        return stream;
    }

    /** No more come. */
    void end() throws IOException {
        if (out == null || file == null) {
            return;
        }
        out.close();
        in = new RandomAccessFile(file.toFile(), "r");
        SpoolEntry last = null;
        for (SpoolEntry next = byThing.next(); next != null; next = byThing.next()) {
            if (last == null || !next.isAbout(last)) {
                byTime.add(next);
            }
            last = next;
        }
        byThing.close();
    }

    /** The next one, or null after the last. */
    @Nullable
    Spooled next() throws IOException {
        RandomAccessFile stream = in;
        SpoolEntry entry = stream == null ? null : byTime.next();
        if (stream == null || entry == null) {
            return null;
        }
        stream.seek(entry.offset());
        byte[] bytes = new byte[stream.readInt()];
        stream.readFully(bytes);
        return new Spooled(entry, ItemCodec.decode(bytes));
    }

    @Override
    public void close() throws IOException {
        byThing.close();
        byTime.close();
        if (out != null) {
            out.close();
        }
        if (in != null) {
            in.close();
        }
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }
}
