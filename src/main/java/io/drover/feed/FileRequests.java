package io.drover.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests to feeds as files, so that a command (or anyone who may write there) reaches the process that runs the feed:
 * {@code NAME.resync}, {@code NAME.rewind} with the place as its text, {@code NAME.reset}, {@code NAME.dead-retry} and {@code
 * NAME.dead-drop} with a number or nothing, {@code NAME.wake}. A file is removed once it is done. Names that end in {@code .tmp}, {@code .part} or
 * {@code ~} are files that someone is still writing.
 */
public final class FileRequests implements FeedRequests {
    private static final Logger LOG = LoggerFactory.getLogger(FileRequests.class);
    private static final String REFUSED = ".refused";
    private static final List<String> IGNORED = List.of(REFUSED, ".tmp", ".part", "~");

    private final Path folder;
    /** What was done and could not be removed, with the time when it was asked. */
    private final Map<Path, FileTime> done = new ConcurrentHashMap<>();

    /** @param folder where they are; made with the first request, or by {@link #open} */
    public FileRequests(Path folder) {
        this.folder = folder;
    }

    /** Makes the folder, so that requests can be put there by hand. */
    @Override
    public void open() {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the folder of requests cannot be made: " + e.getMessage(), e);
        }
    }

    /** A folder is of one node. */
    @Override
    public boolean reachesAllNodes() {
        return false;
    }

    /** Files that are no requests are left alone. */
    @Override
    public Set<String> others(Set<String> feeds) {
        return files().stream()
                .map(file -> file.getFileName().toString())
                .filter(file -> RequestText.WORDS.stream().anyMatch(word -> file.endsWith("." + word)))
                .map(file -> file.substring(0, file.lastIndexOf('.')))
                .filter(feed -> FeedName.isName(feed) && !feeds.contains(feed))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public void add(String feed, FeedRequest request) {
        put(feed, request);
    }

    /** As {@link #add}. @return the file */
    Path put(String feed, FeedRequest request) {
        Path file = folder.resolve(feed + "." + RequestText.word(request));
        Path aside = folder.resolve("." + file.getFileName());
        try {
            Files.createDirectories(folder);
            String argument = RequestText.argument(request);
            Files.writeString(aside, argument.isEmpty() ? "" : argument + "\n");
            return Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("the request " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    /** A file that says nothing that is known is moved aside. */
    @Override
    public List<Pending> of(String feed) {
        List<Path> found = files().stream()
                .filter(file -> file.getFileName().toString().startsWith(feed + "."))
                .filter(file -> IGNORED.stream().noneMatch(file.toString()::endsWith))
                .filter(file -> !asked(file).equals(done.get(file)))
                .sorted(Comparator.comparing(FileRequests::asked).thenComparing(Comparator.naturalOrder()))
                .toList();
        List<Pending> pending = new ArrayList<>();
        for (Path file : found) {
            read(feed, file, pending);
        }
        return pending;
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the requests in " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static FileTime asked(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }

    private static void read(String feed, Path file, List<Pending> pending) {
        String word = file.getFileName().toString().substring(feed.length() + 1);
        try {
            pending.add(
                    new Pending(RequestText.request(word, Files.readString(file).strip()), file.toString()));
        } catch (NoSuchFileException e) {
            return; // taken back meanwhile
        } catch (MalformedInputException e) {
            refuse(feed, file, "its text is not in UTF-8");
        } catch (IOException | IllegalArgumentException e) {
            refuse(feed, file, Reasons.of(e));
        }
    }

    /** One that cannot be moved aside either is told of each time, and keeps no other one from being done. */
    private static void refuse(String feed, Path file, String reason) {
        Path aside = file.resolveSibling(file.getFileName() + REFUSED);
        try {
            Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
            LOG.warn("feed {}: {} is no request, it was renamed to {}: {}", feed, file, aside, reason);
        } catch (IOException e) {
            LOG.warn(
                    "feed {}: {} is no request, and cannot be renamed to {} ({}): {}",
                    feed,
                    file,
                    aside,
                    Reasons.of(e),
                    reason);
        }
    }

    /** One whose file cannot be removed is not done again by this process, until someone writes it anew. */
    @Override
    public void done(Pending pending) {
        Path file = Path.of(pending.id());
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            done.put(file, asked(file));
            LOG.warn(
                    "the request {} was done and cannot be removed: remove it, else it is done again after a restart: {}",
                    file,
                    Reasons.of(e));
        }
    }
}
