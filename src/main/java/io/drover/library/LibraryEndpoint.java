package io.drover.library;

import io.drover.ingest.DateRange;
import io.drover.ingest.KnownFiles;
import io.drover.ingest.Tally;
import io.drover.ingest.camel.Targets;
import io.drover.schedule.Schedule;
import io.drover.storage.Storage;
import io.drover.storage.StorageFileSystem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Walks and watches huge trees of files.
 *
 * <p>As a consumer it sends one message for each file that is new or has changed, and for each one whose final state is
 * decided by its name or type. The body is an {@code io.drover.ingest.SourceFile}. As a producer ({@code
 * library:dispose}) it moves or deletes a file that the server was seen to hold, or ({@code library:look}) asks a library
 * that runs to look at a folder soon, or ({@code library:open}) takes a file that another node has found. Limits: what cannot be seen by size and modification time is not seen; a folder that
 * is linked from two places is walked under both names.
 */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "library",
        title = "Library",
        syntax = "library:path",
        category = {Category.FILE})
public class LibraryEndpoint extends DefaultEndpoint {
    static final String DISPOSE = "dispose";
    static final String LOOK = "look";
    static final String OPEN = "open";

    private final CompletableFuture<Tally> finished = new CompletableFuture<>();
    private volatile Tally tally = new Tally();
    private Set<String> names = Set.of();
    private @Nullable FileList files;
    private boolean anywhere;
    private LeftFiles left = LeftFiles.UNHEARD;

    @UriPath(
            description = "The folder that is walked with all its sub-folders, or one single file; relative to the"
                    + " working directory, and ~ is not expanded. In a producer: dispose, look or open.")
    @Metadata(required = true)
    private String path = "";

    @UriParam(
            label = "producer",
            description =
                    "open: the folder that the files are below, written as the path of the library that finds them.")
    private @Nullable String root;

    @UriParam(
            description =
                    "Where the path or root is, when it is not on this machine: aws2-s3:BUCKET or sftp:HOST:PORT, a Camel"
                            + " endpoint without options, or bean:NAME.")
    private @Nullable String storage;

    @UriParam(
            prefix = "storage.",
            multiValue = true,
            description = "Options of that endpoint, each by its own name after storage. (storage.region).")
    private Map<String, Object> storageOptions = Map.of();

    @UriParam(
            defaultValue = "immich",
            description = "Name of the component that the files are for; it says which file types the server takes.")
    private String target = "immich";

    @UriParam(
            description =
                    "Consumer and open: the library's name in the ledger and in reports, the path or root by default."
                            + " dispose with after: the folder that the files come from. look: the name of the library that is to"
                            + " look.")
    private @Nullable String source;

    @UriParam(
            label = "consumer",
            description = "Globs of files that count, separated by commas. Without a slash a glob is about the file's"
                    + " name in any folder (*.jpg), with one about the path below the library (2024/**). As"
                    + " case-sensitive as the file system. Sidecars follow their photo. Everything by default.")
    private @Nullable String include;

    @UriParam(
            label = "consumer",
            description = "Globs of files that are left out, and of folders that are not entered; written like include."
                    + " What NAS and operating systems leave behind (@eaDir, ._*, .DS_Store, Thumbs.db, *.tmp ...) is"
                    + " always left out.")
    private @Nullable String exclude;

    @UriParam(
            label = "consumer",
            description =
                    "The fewest bytes that a picture or film has that counts, such as 20kB, 4.5MB or 1GiB; without a"
                            + " unit: bytes. No limit by default.")
    private @Nullable String minSize;

    @UriParam(
            label = "consumer",
            description = "The most bytes that a picture or film has that counts, written like minSize. No limit by"
                    + " default.")
    private @Nullable String maxSize;

    @UriParam(
            label = "consumer",
            description =
                    "Types of pictures and films that count, separated by commas: image (raw included), video, raw,"
                            + " and extensions with their dot (.heic). All that the server takes by default.")
    private @Nullable String types;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether files and folders count whose names begin with a dot.")
    private boolean hidden;

    @UriParam(
            defaultValue = "5s",
            javaType = "java.time.Duration",
            description = "A file that was modified less than this ago is still being written: it waits for the next"
                    + " look. 0 takes every file at once.")
    private long stableFor = 5_000;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether the file system's events are listened to between two scans. They are hints: network"
                    + " shares send none, and the scan is what is trusted.")
    private boolean watch;

    @UriParam(
            label = "consumer",
            defaultValue = "1h",
            javaType = "java.time.Duration",
            description = "Time from the end of a scan to the next one. The first scan runs at the start.")
    private long rescanEvery = 3_600_000;

    @UriParam(
            label = "consumer",
            description = "Quartz cron expression, seconds first (0 0 3 * * ?), for scans at fixed times instead of"
                    + " rescanEvery; the first scan waits for its time, too.")
    private @Nullable String schedule;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Whether there is one scan only, which waits for files that are still being written (five"
                    + " looks, then they are failed) and reports its end.")
    private boolean once;

    @UriParam(
            defaultValue = "false",
            description = "Whether files that the ledger knows as uploaded, duplicate or trashed go the whole way"
                    + " again, with their recorded checksum.")
    private boolean recheck;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Whether it is a drop folder. Then a file also counts as being written for as long as its file"
                            + " system tells of changes (ctime), whatever time the file bears; what the server will never take is"
                            + " sent in every scan, for the route to put it aside; and that it is empty is no reason to worry.")
    private boolean inbox;

    @UriParam(
            label = "consumer",
            defaultValue = "2000",
            description = "Most messages alive at a time, 1 to 100000. Keep it at twice the size of a joined check or"
                    + " more.")
    private int inFlight = 2_000;

    @UriParam(
            label = "consumer",
            defaultValue = "4",
            description = "Threads that walk, 1 to 64. More of them help on network shares.")
    private int walkers = 4;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "Whether archives (.zip, split ones too, .tar, .tar.gz, .tgz, .tar.zst, .tzst) are walked like"
                            + " folders. Otherwise they are files that the server does not take.")
    private boolean archives = true;

    @UriParam(
            defaultValue = "keep",
            description = "What happens to a file once the server was seen to hold it: keep, move:DIR (relative to the"
                    + " library) or delete. Names that exist are never overwritten. dispose: keep means as the library"
                    + " says that the file came from.")
    private String after = "keep";

    @UriParam(
            label = "consumer",
            description =
                    "The album that files go into, made where there is none: a name, in which {folder} stands for the"
                            + " name of the file's folder, {path} for the folders below the library (2024/Rome), {1} to {99} for"
                            + " the first of them and so on, {library} for the library's own name. A file for which one of them"
                            + " has no value goes into no album. None by default.")
    private @Nullable String album;

    @UriParam(
            label = "consumer",
            description = "Tags that files get, separated by commas and written like album; slashes make levels"
                    + " (Places/{1}). None by default.")
    private @Nullable String tags;

    @UriParam(
            label = "consumer",
            defaultValue = "UTC",
            description = "The time zone that pictures were taken in which do not say theirs: a name such as"
                    + " Europe/Berlin, or an offset such as +02:00. The machine's zone never counts.")
    private @Nullable String zone;

    @UriParam(
            label = "consumer",
            description = "Only what was taken then or later: a date such as 2024-05-01, which begins in the zone, or a"
                    + " time with an offset. The file's time counts where its headers tell none.")
    private @Nullable String since;

    @UriParam(
            label = "consumer",
            description = "Only what was taken then or before: a date, which counts to its end in the zone, or a time"
                    + " with an offset.")
    private @Nullable String until;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description = "Whether the still and the video of a live photo are joined.")
    private boolean livePhotos = true;

    @UriParam(
            label = "producer",
            defaultValue = "uploaded,duplicate",
            description = "The states of the files that are moved or deleted, separated by commas; others stay in their"
                    + " place. Only a move may name states in which the server does not hold the file.")
    private @Nullable String states;

    public LibraryEndpoint(String uri, LibraryComponent component) {
        super(uri, component);
    }

    /** The URI of a library at this path, whatever characters it has. */
    public static String uri(String path) {
        return "library:" + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Producer createProducer() {
        LibraryComponent component = (LibraryComponent) getComponent();
        return switch (path) {
            case DISPOSE -> new DisposeProducer(this, component, Disposal.parse(after, source, states));
            case LOOK -> new LookProducer(this, component, lookedAt());
            case OPEN -> new OpenProducer(this, component, opened(), clock());
            default ->
                throw new LibraryException(
                        "library:" + path + " is used in a from(), not in a to(); to() knows library:" + DISPOSE
                                + ", library:" + LOOK + " and library:" + OPEN);
        };
    }

    private String lookedAt() {
        if (source == null || source.isBlank()) {
            throw new LibraryException("source: library:look needs the name of the library that is to look");
        }
        return source;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Clock clock = clock();
        Targets.named(getCamelContext(), target).checkOptions(); // to be seen before anything starts
        LibraryConsumer consumer = new LibraryConsumer(this, processor, library(), schedule(clock), clock);
        configureConsumer(consumer);
        return consumer;
    }

    /** Narrows the library to these files of its folder, whatever their number; not in a URI. */
    public void only(Collection<String> names) {
        this.names = Set.copyOf(names);
    }

    /**
     * Takes the files that this list names in the place of all that are below the folder. Needs {@code once}; not in a URI.
     *
     * @param beyond whether they may lie anywhere; the folder is then what globs with a slash are relative to, and {@code
     *     move:DIR} keeps the whole path
     */
    public void files(FileList list, boolean beyond) {
        this.files = list;
        this.anywhere = beyond;
    }

    /** Tells of files that are left alone, too; not in a URI. */
    public void left(LeftFiles listener) {
        this.left = listener;
    }

    LeftFiles left() {
        return left;
    }

    @Nullable
    FileList files() {
        return files;
    }

    /** Completes with the counts of the first full scan, or with why there was none. */
    public CompletableFuture<Tally> finished() {
        return finished;
    }

    /** The counts of the full scan that runs, or of the last one; live. */
    public Tally tally() {
        return tally;
    }

    void tally(Tally live) {
        this.tally = live;
    }

    /** @throws LibraryException when there is none */
    KnownFiles knownFiles() {
        KnownFiles knownFiles = getCamelContext().getRegistry().findSingleByType(KnownFiles.class);
        if (knownFiles == null) {
            throw new LibraryException("library " + path + ": there is no ledger in the registry");
        }
        return knownFiles;
    }

    private Clock clock() {
        Clock clock = getCamelContext().getRegistry().findSingleByType(Clock.class);
        return clock == null ? Clock.systemDefaultZone() : clock;
    }

    private Schedule schedule(Clock clock) {
        if (schedule == null || schedule.isBlank()) {
            return Schedule.every("rescanEvery", Duration.ofMillis(rescanEvery));
        }
        return Schedule.cron("schedule", schedule.strip(), clock);
    }

    /** The options, checked. @throws LibraryException naming the option, its value and what is allowed */
    Library library() {
        Path root = root(path, "path");
        requireRange("inFlight", inFlight, 100_000);
        requireRange("walkers", walkers, 64);
        Filter.Named named = files == null ? new Filter.Named(false, names) : Filter.Named.ALL;
        Filter filter = new Filter(
                root,
                named,
                Globs.parse("include", include),
                Globs.parse("exclude", exclude),
                hidden,
                MediaFilter.parse(minSize, maxSize, types));
        return library(root, anywhere && root.getRoot() != null ? root.getRoot() : root, filter);
    }

    /** The library that other nodes walk. Which of its files count was decided there. */
    private Library opened() {
        String place = root == null ? "" : root;
        Targets.named(getCamelContext(), target).checkOptions(); // to be seen before anything starts
        Path top = root(place, "root");
        MediaFilter all = MediaFilter.parse(null, null, null);
        return library(
                top,
                top,
                new Filter(
                        top, Filter.Named.ALL, Globs.parse("include", null), Globs.parse("exclude", null), true, all));
    }

    private Library library(Path root, Path top, Filter filter) {
        if (stableFor < 0) {
            throw new LibraryException(
                    "stableFor: must be 0 or a duration above it, such as 30s or 5m, is " + stableFor + " ms");
        }
        String name = source == null || source.isBlank() ? root.toString() : source;
        return new Library(
                name,
                target,
                top,
                filter,
                Duration.ofMillis(stableFor),
                once,
                recheck,
                After.parse(after, top),
                walkers,
                inbox,
                naming(root),
                archives,
                new Pictures(dates(), livePhotos));
    }

    private Naming naming(Path root) {
        Path base = Library.baseOf(root);
        Path folder = base.getFileName();
        String named = source != null && !source.isBlank() ? source : folder == null ? null : folder.toString();
        return Naming.parse(named, base, album, tags);
    }

    private DateRange dates() {
        try {
            return DateRange.parse(zone, since, until);
        } catch (IllegalArgumentException wrong) {
            throw new LibraryException(String.valueOf(wrong.getMessage()), wrong);
        }
    }

    /** @param option that names the place */
    private Path root(String place, String option) {
        if (storage != null && !storage.isBlank()) {
            return storageRoot(storage, place);
        }
        if (place.isBlank()) {
            throw new LibraryException(option + ": is empty; name a folder or a file");
        }
        try {
            return Path.of(place).toAbsolutePath().normalize();
        } catch (InvalidPathException exception) {
            throw new LibraryException(option + ": '" + place + "' is no path: " + exception.getReason(), exception);
        }
    }

    private Path storageRoot(String where, String place) {
        if (watch) {
            throw new LibraryException("watch: a storage (" + where + ") sends no events, leave it out");
        }
        Storage opened = Storages.open(getCamelContext(), where, storageOptions);
        return new StorageFileSystem(opened).root().resolve(place).normalize();
    }

    private static void requireRange(String option, int value, int most) {
        if (value < 1 || value > most) {
            throw new LibraryException(option + ": must be from 1 to " + most + ", is " + value);
        }
    }

    public String getPath() {
        return path;
    }

    public void setPath(String path) {
        this.path = path;
    }

    public @Nullable String getRoot() {
        return root;
    }

    public void setRoot(@Nullable String root) {
        this.root = root;
    }

    public @Nullable String getStorage() {
        return storage;
    }

    public void setStorage(@Nullable String storage) {
        this.storage = storage;
    }

    public Map<String, Object> getStorageOptions() {
        return storageOptions;
    }

    public void setStorageOptions(Map<String, Object> storageOptions) {
        this.storageOptions = storageOptions;
    }

    public String getTarget() {
        return target;
    }

    public void setTarget(String target) {
        this.target = target;
    }

    public @Nullable String getSource() {
        return source;
    }

    public void setSource(@Nullable String source) {
        this.source = source;
    }

    public @Nullable String getInclude() {
        return include;
    }

    public void setInclude(@Nullable String include) {
        this.include = include;
    }

    public @Nullable String getExclude() {
        return exclude;
    }

    public void setExclude(@Nullable String exclude) {
        this.exclude = exclude;
    }

    public @Nullable String getMinSize() {
        return minSize;
    }

    public void setMinSize(@Nullable String minSize) {
        this.minSize = minSize;
    }

    public @Nullable String getMaxSize() {
        return maxSize;
    }

    public void setMaxSize(@Nullable String maxSize) {
        this.maxSize = maxSize;
    }

    public @Nullable String getTypes() {
        return types;
    }

    public void setTypes(@Nullable String types) {
        this.types = types;
    }

    public boolean isHidden() {
        return hidden;
    }

    public void setHidden(boolean hidden) {
        this.hidden = hidden;
    }

    public long getStableFor() {
        return stableFor;
    }

    public void setStableFor(long stableFor) {
        this.stableFor = stableFor;
    }

    public boolean isWatch() {
        return watch;
    }

    public void setWatch(boolean watch) {
        this.watch = watch;
    }

    public long getRescanEvery() {
        return rescanEvery;
    }

    public void setRescanEvery(long rescanEvery) {
        this.rescanEvery = rescanEvery;
    }

    public @Nullable String getSchedule() {
        return schedule;
    }

    public void setSchedule(@Nullable String schedule) {
        this.schedule = schedule;
    }

    public boolean isOnce() {
        return once;
    }

    public void setOnce(boolean once) {
        this.once = once;
    }

    public boolean isRecheck() {
        return recheck;
    }

    public void setRecheck(boolean recheck) {
        this.recheck = recheck;
    }

    public boolean isInbox() {
        return inbox;
    }

    public void setInbox(boolean inbox) {
        this.inbox = inbox;
    }

    public int getInFlight() {
        return inFlight;
    }

    public void setInFlight(int inFlight) {
        this.inFlight = inFlight;
    }

    public int getWalkers() {
        return walkers;
    }

    public void setWalkers(int walkers) {
        this.walkers = walkers;
    }

    public boolean isArchives() {
        return archives;
    }

    public void setArchives(boolean archives) {
        this.archives = archives;
    }

    public String getAfter() {
        return after;
    }

    public void setAfter(String after) {
        this.after = after;
    }

    public @Nullable String getAlbum() {
        return album;
    }

    public void setAlbum(@Nullable String album) {
        this.album = album;
    }

    public @Nullable String getTags() {
        return tags;
    }

    public void setTags(@Nullable String tags) {
        this.tags = tags;
    }

    public @Nullable String getZone() {
        return zone;
    }

    public void setZone(@Nullable String zone) {
        this.zone = zone;
    }

    public @Nullable String getSince() {
        return since;
    }

    public void setSince(@Nullable String since) {
        this.since = since;
    }

    public @Nullable String getUntil() {
        return until;
    }

    public void setUntil(@Nullable String until) {
        this.until = until;
    }

    public boolean isLivePhotos() {
        return livePhotos;
    }

    public void setLivePhotos(boolean livePhotos) {
        this.livePhotos = livePhotos;
    }

    public @Nullable String getStates() {
        return states;
    }

    public void setStates(@Nullable String states) {
        this.states = states;
    }
}
