package io.drover.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A set of texts that may be larger than the heap: it keeps the first 16 bytes of the SHA-256 of each, a small set in
 * memory, a larger one in files that nobody else sees and that are gone with the process. Safe for any number of threads.
 */
public final class KeySet {
    private static final int PARTS = 16;

    private final MessageDigest digest = sha256();
    private final Table[] parts = new Table[PARTS];

    /** @param folder where its files are made, once it is no longer small; must exist by then */
    public KeySet(Path folder) {
        for (int part = 0; part < PARTS; part++) {
            parts[part] = new Table(folder);
        }
    }

    /**
     * Adds a text.
     *
     * @return whether it was not in the set before
     * @throws UncheckedIOException when there is no room for it on the disk
     */
    public synchronized boolean add(String text) {
        ByteBuffer key = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        long first = key.getLong();
        return parts[(int) (first >>> 60)].add(first, key.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** A hash table of pairs of numbers, in which two zeros are a free place; it doubles when it is half full. */
    private static final class Table {
        private static final int PLACE = 2 * Long.BYTES;
        private static final int SMALLEST = 1 << 8;
        private static final int LARGEST_IN_MEMORY = 1 << 12;
        private static final int LARGEST = 1 << 26;

        private final Path folder;
        private ByteBuffer places = ByteBuffer.allocate(SMALLEST * PLACE);
        private int size;

        Table(Path folder) {
            this.folder = folder;
        }

        boolean add(long first, long second) {
            long key = first == 0 && second == 0 ? 1 : second;
            if (!put(places, first, key)) {
                return false;
            }
            size++;
            int capacity = places.capacity() / PLACE;
            if (size > capacity / 2 && capacity < LARGEST) {
                places = moved(capacity * 2);
            } else if (size > capacity / 8 * 7) {
                throw new IllegalStateException("too many texts: " + size + " in one of " + PARTS + " parts");
            }
            return true;
        }

        private static boolean put(ByteBuffer places, long first, long second) {
            int mask = places.capacity() / PLACE - 1;
            for (int place = (int) first & mask; ; place = place + 1 & mask) {
                long there = places.getLong(place * PLACE);
                long besides = places.getLong(place * PLACE + Long.BYTES);
                if (there == first && besides == second) {
                    return false;
                }
                if (there == 0 && besides == 0) {
                    places.putLong(place * PLACE, first);
                    places.putLong(place * PLACE + Long.BYTES, second);
                    return true;
                }
            }
        }

        private ByteBuffer moved(int capacity) {
            ByteBuffer larger = capacity > LARGEST_IN_MEMORY ? map(capacity) : ByteBuffer.allocate(capacity * PLACE);
            for (int place = 0; place < places.capacity(); place += PLACE) {
                long first = places.getLong(place);
                long second = places.getLong(place + Long.BYTES);
                if (first != 0 || second != 0) {
                    put(larger, first, second);
                }
            }
            return larger;
        }

        /** The file is deleted when its channel is closed; the places stay for as long as they are used. */
        private ByteBuffer map(int capacity) {
            try {
                Path file = Files.createTempFile(folder, "keys-", ".tmp");
                try (FileChannel channel = FileChannel.open(
                        file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
                    return channel.map(FileChannel.MapMode.READ_WRITE, 0, (long) capacity * PLACE);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("no room for a list in " + folder, e);
            }
        }
    }
}
