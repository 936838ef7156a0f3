package io.drover.contentstack.feed;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** Sorts any number of entries in a memory that does not grow with them: sorted parts go to files, and are merged. */
final class EntrySort implements Closeable {
    private final Path folder;
    private final Comparator<SpoolEntry> order;
    private final int inMemory;
    private final List<SpoolEntry> held = new ArrayList<>();
    private final List<Path> files = new ArrayList<>();
    private final List<Part> parts = new ArrayList<>();
    private @Nullable PriorityQueue<Part> merged;

    /** @param inMemory most entries that are held there */
    EntrySort(Path folder, Comparator<SpoolEntry> order, int inMemory) {
        this.folder = folder;
        this.order = order;
        this.inMemory = inMemory;
    }

    void add(SpoolEntry entry) throws IOException {
        held.add(entry);
        if (held.size() == inMemory) {
            write();
        }
    }

    private void write() throws IOException {
        held.sort(order);
        Path file = SpoolFolder.newFile(folder);
        files.add(file);
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (SpoolEntry entry : held) {
                entry.write(out);
            }
        }
        held.clear();
    }

    /** The next one in the order, or null after the last; once it was called, nothing is added. */
    @Nullable
    SpoolEntry next() throws IOException {
        PriorityQueue<Part> queue = merged == null ? merge() : merged;
        Part first = queue.poll();
        if (first == null) {
            return null;
        }
        SpoolEntry entry = first.head;
        if (first.advance()) {
            queue.add(first);
        }
        return entry;
    }

    private PriorityQueue<Part> merge() throws IOException {
        held.sort(order);
        PriorityQueue<Part> queue = new PriorityQueue<>((one, other) -> order.compare(one.head, other.head));
        if (!held.isEmpty()) {
            queue.add(new Part(held));
        }
        for (Path file : files) {
            Part part = new Part(file);
            parts.add(part);
            queue.add(part);
        }
        merged = queue;
        return queue;
    }

    @Override
    public void close() throws IOException {
        for (Part part : parts) {
            part.close();
        }
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    /** One that is sorted, up to its next entry. */
    private static final class Part implements Closeable {
        private final List<SpoolEntry> held;
        private final @Nullable DataInputStream file;
        private int next;
        private SpoolEntry head;

        Part(List<SpoolEntry> held) {
            this.held = held;
            this.file = null;
            this.head = held.get(next++);
        }

        Part(Path file) throws IOException {
            this.held = List.of();
            this.file = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
            this.head = SpoolEntry.read(this.file);
        }

        /** @return whether there is another one */
        boolean advance() throws IOException {
            if (file == null) {
                boolean more = next < held.size();
                head = more ? held.get(next++) : head;
                return more;
            }
            try {
                head = SpoolEntry.read(file);
                return true;
            } catch (EOFException e) {
                return false;
            }
        }

        @Override
        public void close() throws IOException {
            if (file != null) {
                file.close();
            }
        }
    }
}
