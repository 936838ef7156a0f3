package io.drover.cli;

import io.drover.feed.Manifest;
import io.drover.ingest.FileState;
import io.drover.ingest.LedgerRow;
import io.drover.ingest.Progress;
import io.drover.ingest.Tally;
import io.drover.runtime.Folders;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.text.PathText;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What the demo shows, step by step. */
final class Demo {
    private static final String UPLOAD = "uploadAsset";
    private static final String CHECK = "checkBulkUpload";
    private static final String ASSET = "asset";

    private final SandboxServer server;
    private final String version;
    private final Path folder;
    private final Folders folders;
    private final Surroundings surroundings;
    private final DemoText text;
    private final Expectations expectations = new Expectations();

    /** @param folder an empty one */
    Demo(SandboxServer server, String version, Path folder, Folders folders, Surroundings surroundings) {
        this.server = server;
        this.version = version;
        this.folder = folder;
        this.folders = folders;
        this.surroundings = surroundings;
        this.text = new DemoText(surroundings.out());
    }

    /** @return whether every number is what it must be */
    boolean run() throws IOException {
        long started = System.nanoTime();
        Path photos = folder.resolve("photos");
        text.say("An Immich " + version + " server runs in this process, at " + server.url());
        text.step("1. A folder as people have them: " + photos);
        DemoFolder demoFolder = new DemoFolder(photos);
        Path first = demoFolder.make();
        text.say("   " + DemoFolder.PHOTOS + " photos (one with an XMP sidecar), a video, " + DemoFolder.COPIES
                + " copies, a text file, an orphaned sidecar, and junk");

        text.step("2. drover upload " + photos);
        firstRun(upload(photos));

        text.step("3. drover why .../" + photos.relativize(first));
        why(first);

        text.step("4. drover upload, once more");
        secondRun(upload(photos));

        text.step("5. What changes in Immich flows out: DROVER_CHANGES_SINK=files drover run");
        changes();

        text.step("6. What a Contentstack stack publishes flows out: DROVER_CONTENTSTACK_SINK=files drover run");
        new DemoStack(folder, folders, surroundings, text, expectations).run();

        text.say("");
        boolean right = expectations.allMet();
        expectations.unmet().forEach(text::say);
        text.say(
                right
                        ? "Every number is what it must be. The whole demo took "
                                + Format.duration(Duration.ofNanos(System.nanoTime() - started)) + "."
                        : "Numbers that are not what they must be: see above.");
        return right;
    }

    private UploadResult upload(Path photos) {
        UploadOptions options = new UploadOptions();
        options.quiet = true;
        Map<String, String> settings = Map.of(
                "camel.component.immich.url", server.url().toString(),
                "camel.component.immich.apiKey", server.apiKey());
        try (LocalState state = openState()) {
            return new Upload(options, settings, surroundings, new Progress(), new RunFigures())
                    .run(
                            new UploadSource(UploadSource.places(List.of(photos)), UploadCompanion.NONE),
                            folders,
                            state,
                            List.of());
        }
    }

    private LocalState openState() {
        DataFolder data = DataFolder.resolve(folder.resolve("data").toString(), Map.of(), null);
        return LocalState.open(data, null, "demo", surroundings.clock());
    }

    private void firstRun(UploadResult result) {
        Tally tally = result.tally();
        int assets = DemoFolder.PHOTOS + DemoFolder.VIDEOS;
        text.row(tally.found(), "found", Format.bytes(tally.foundBytes()) + " in the folder");
        text.row(
                result.progress().hashedFiles(),
                "hashed",
                Format.bytes(result.progress().hashedBytes()) + " read for SHA-1 checksums");
        text.row(
                tally.of(FileState.UPLOADED),
                "uploaded",
                Format.bytes(result.progress().sentBytes()) + " sent; the server confirmed each checksum");
        text.row(tally.of(FileState.DUPLICATE), "duplicate", "the same bytes under another name: not sent");
        text.row(tally.of(FileState.UNSUPPORTED), "unsupported", "not a file that Immich takes");
        text.row(tally.of(FileState.EXCLUDED), "excluded", "junk, and a sidecar without its photo");
        text.say("   " + tally.of(FileState.UPLOADED) + " + " + tally.of(FileState.DUPLICATE) + " + "
                + tally.of(FileState.UNSUPPORTED) + " + " + tally.of(FileState.EXCLUDED) + " = " + tally.found()
                + ": every file has its end. The server saw " + server.requests(CHECK) + " checks and "
                + server.requests(UPLOAD) + " uploads, and holds " + server.assetCount() + " assets.");
        expectations.expect("files found", DemoFolder.FILES, tally.found());
        expectations.expect(
                "files hashed", assets + DemoFolder.COPIES, result.progress().hashedFiles());
        expectations.expect("files uploaded", assets, tally.of(FileState.UPLOADED));
        expectations.expect("duplicates", DemoFolder.COPIES, tally.of(FileState.DUPLICATE));
        expectations.expect("unsupported files", DemoFolder.UNSUPPORTED, tally.of(FileState.UNSUPPORTED));
        expectations.expect("excluded files", DemoFolder.EXCLUDED, tally.of(FileState.EXCLUDED));
        expectations.expect("files that ended", tally.found(), tally.ended());
        expectations.expect("sidecars that went along", 1, tally.sidecars());
        expectations.expect("uploads that the server saw", assets, server.requests(UPLOAD));
        expectations.expect("assets on the server", assets, server.assetCount());
    }

    private void why(Path file) {
        List<LedgerRow> rows;
        try (LocalState state = openState()) {
            rows = state.ledger().why(PathText.of(file));
        }
        expectations.expect("rows of the ledger about one file", 1, rows.size());
        rows.forEach(row -> WhyText.sentences(row).forEach(line -> text.say("   " + line)));
    }

    private void secondRun(UploadResult result) {
        Tally tally = result.tally();
        int assets = DemoFolder.PHOTOS + DemoFolder.VIDEOS;
        text.row(tally.found(), "found", tally.known() + " of them known by name, size and time");
        text.row(result.progress().hashedFiles(), "hashed", "no file was opened");
        text.row(server.requests(UPLOAD) - assets, "uploaded", "nothing is sent twice");
        expectations.expect("files found again", DemoFolder.FILES, tally.found());
        expectations.expect("files known", DemoFolder.FILES, tally.known());
        expectations.expect("files hashed again", 0, result.progress().hashedFiles());
        expectations.expect("bytes sent again", 0, result.progress().sentBytes());
        expectations.expect("uploads in the end", assets, server.requests(UPLOAD));
        expectations.expect("assets in the end", assets, server.assetCount());
    }

    private void changes() throws IOException {
        Path files = folder.resolve("changes");
        Map<String, String> settings = Map.of(
                "camel.component.immich.url", server.url().toString(),
                "camel.component.immich.email", server.email(),
                "camel.component.immich.password", server.password(),
                "drover.changes.sink", "files");
        List<String> routes = List.of("immich-changes", "changes-to-files", "error-handling");
        DemoChanges changes = new DemoChanges(routes, settings, folder.resolve("data"), files, folders, surroundings);
        Manifest first = changes.run();
        int assets = DemoFolder.PHOTOS + DemoFolder.VIDEOS;
        int before = changes.told().size();
        text.row(
                first.of(ASSET).emitted(),
                "assets",
                "told, and " + first.of("exif").emitted() + " times what is known of one");
        text.row(before, "events", "in files below " + files + ", one a line, as CloudEvents");
        expectations.expect("assets told", assets, first.of(ASSET).emitted());

        String purged = server.assets().get(0).id();
        String trashed = server.assets().get(1).id();
        server.purge(purged);
        server.trash(trashed);
        text.say(
                "   Then in Immich one photo is deleted for good, and another one is moved to the trash. The next run tells:");
        changes.run();
        List<DemoChanges.Told> told = changes.told();
        told.subList(before, told.size()).forEach(event -> text.say("   " + event.line()));
        expectations.expect("deletions of the photo told", 1, DemoChanges.count(told, "delete", ASSET + "/" + purged));
        expectations.expect("deletions of what it took along", 1, DemoChanges.count(told, "delete", "exif/" + purged));
        expectations.expect(
                "changes of the photo in the trash", 2, DemoChanges.count(told, "upsert", ASSET + "/" + trashed));
        expectations.expect(
                "events with an id of their own",
                told.size(),
                told.stream().map(DemoChanges.Told::id).distinct().count());
        changes.run();
        expectations.expect("events of a run without changes", 0, changes.told().size() - told.size());
        text.say("   A third run tells nothing: nothing has changed.");
    }
}
