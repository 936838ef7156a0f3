package io.drover.testing;

import io.drover.storage.Storage;
import io.drover.storage.StoredFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A storage in memory that counts what it is asked. */
public final class MemoryStorage implements Storage {
    /** How often files were opened. */
    public final AtomicInteger opened = new AtomicInteger();

    /** How often was asked what stands in one place. */
    public final AtomicInteger found = new AtomicInteger();

    private record Kept(byte[] content, Instant modified) {}

    private final Map<String, Kept> files = new TreeMap<>();

    /** Puts a file there, over what is there. */
    public synchronized MemoryStorage put(String path, String content) {
        return put(path, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Puts a file of these bytes there, over what is there. */
    public synchronized MemoryStorage put(String path, byte[] content) {
        files.put(path, new Kept(content, Instant.parse("2024-05-01T10:00:00Z")));
        return this;
    }

    /** Whether there is a file of this path. */
    public synchronized boolean holds(String path) {
        return files.containsKey(path);
    }

    @Override
    public String name() {
        return "memory://tests";
    }

    @Override
    public synchronized Listing list(String folder) throws IOException {
        String below = folder.isEmpty() ? "" : folder + "/";
        Map<String, StoredFile> children = new LinkedHashMap<>();
        for (String path : files.keySet()) {
            if (path.startsWith(below)) {
                String rest = path.substring(below.length());
                int slash = rest.indexOf('/');
                String name = slash < 0 ? rest : rest.substring(0, slash);
                children.put(name, slash < 0 ? file(path) : StoredFile.folder(name));
            }
        }
        if (children.isEmpty() && !folder.isEmpty()) {
            throw new NoSuchFileException(name() + "/" + folder);
        }
        Deque<StoredFile> left = new ArrayDeque<>(children.values());
        return new Listing() {
            @Override
            public StoredFile next() {
                return left.poll();
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public synchronized StoredFile find(String path) throws IOException {
        found.incrementAndGet();
        if (files.containsKey(path)) {
            return file(path);
        }
        if (path.isEmpty() || files.keySet().stream().anyMatch(key -> key.startsWith(path + "/"))) {
            return StoredFile.folder(path.substring(path.lastIndexOf('/') + 1));
        }
        throw new NoSuchFileException(name() + "/" + path);
    }

    private StoredFile file(String path) throws IOException {
        Kept kept = kept(path);
        return new StoredFile(
                path.substring(path.lastIndexOf('/') + 1),
                StoredFile.Kind.FILE,
                kept.content().length,
                kept.modified(),
                Integer.toHexString(Arrays.hashCode(kept.content())));
    }

    private Kept kept(String path) throws IOException {
        Kept kept = files.get(path);
        if (kept == null) {
            throw new NoSuchFileException(name() + "/" + path);
        }
        return kept;
    }

    @Override
    public synchronized InputStream open(String path, StoredFile file, long from) throws IOException {
        opened.incrementAndGet();
        byte[] content = kept(path).content();
        return new ByteArrayInputStream(content, (int) from, content.length - (int) from);
    }

    @Override
    public void createFolder(String folder) {}

    @Override
    public synchronized void move(String from, StoredFile file, String to) throws IOException {
        if (files.containsKey(to)) {
            throw new FileAlreadyExistsException(name() + "/" + to);
        }
        files.put(to, kept(from));
        files.remove(from);
    }

    @Override
    public synchronized void delete(String path, StoredFile file) throws IOException {
        kept(path);
        files.remove(path);
    }

    @Override
    public void close() {}
}
