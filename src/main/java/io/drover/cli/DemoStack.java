package io.drover.cli;

import io.drover.feed.Manifest;
import io.drover.runtime.Folders;
import io.drover.sandbox.contentstack.AssetUpload;
import io.drover.sandbox.contentstack.ContentKey;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.EntryDraft;
import io.drover.sandbox.contentstack.StackContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The demo's stack: what is published, unpublished and deleted in it, in files. */
final class DemoStack {
    private static final ContentKey FIRST = new ContentKey("article", "blt01", "en-us");
    private static final ContentKey SECOND = new ContentKey("article", "blt02", "en-us");
    private static final ContentKey LOGO = ContentKey.asset("blt03", "en-us");
    private static final int THINGS = 4;

    private final Path folder;
    private final Folders folders;
    private final Surroundings surroundings;
    private final DemoText text;
    private final Expectations expectations;

    /** @param folder the demo's */
    DemoStack(Path folder, Folders folders, Surroundings surroundings, DemoText text, Expectations expectations) {
        this.folder = folder;
        this.folders = folders;
        this.surroundings = surroundings;
        this.text = text;
        this.expectations = expectations;
    }

    void run() throws IOException {
        try (ContentstackServer server =
                ContentstackServer.builder().clock(surroundings.clock()).start()) {
            run(server);
        }
    }

    private void run(ContentstackServer server) throws IOException {
        StackContent content = server.content();
        Path assets = Files.createDirectories(folder.resolve("assets"));
        DemoChanges feed = feed(server, assets);
        publish(content);

        Manifest first = feed.run();

        int before = feed.told().size();
        Path logo = assets.resolve(LOGO.uid()).resolve(LOGO.locale()).resolve("logo.txt");
        text.row(first.of("entry").emitted(), "entries", "told, one of them in two locales");
        text.row(first.of("asset").emitted(), "asset", "told, and its file received: " + logo);
        expectations.expect("entries told", THINGS - 1, first.of("entry").emitted());
        expectations.expect("assets told", 1, first.of("asset").emitted());
        expectations.expect("files of assets", 1, Files.isRegularFile(logo) ? 1 : 0);

        content.publish(EntryDraft.of(FIRST.contentType(), FIRST.uid(), FIRST.locale(), "A second version"));
        content.delete(SECOND.contentType(), SECOND.uid());
        content.unpublish(LOGO);
        text.say(
                "   Then one entry is published again, one is deleted, and the asset is unpublished. The next run tells:");
        feed.run();
        List<DemoChanges.Told> told = feed.told();
        List<DemoChanges.Told> later = told.subList(before, told.size());
        later.forEach(event -> text.say("   " + event.line()));
        expectations.expect("new versions told", 1, DemoChanges.count(later, "upsert", "entry/article/blt01/en-us"));
        expectations.expect("deletions told", 1, DemoChanges.count(later, "delete", "entry/article/blt02/en-us"));
        expectations.expect("unpublished assets told", 1, DemoChanges.count(later, "delete", "asset/blt03/en-us"));
        expectations.expect("files of assets left", 0, Files.exists(logo) ? 1 : 0);
    }

    private static void publish(StackContent content) {
        content.publish(EntryDraft.of(FIRST.contentType(), FIRST.uid(), FIRST.locale(), "The first article"));
        content.publish(EntryDraft.of(FIRST.contentType(), FIRST.uid(), "de-de", "Der erste Artikel"));
        content.publish(EntryDraft.of(SECOND.contentType(), SECOND.uid(), SECOND.locale(), "The second article"));
        content.save(
                new AssetUpload(LOGO.uid(), "logo.txt", "text/plain", "a logo\n".getBytes(StandardCharsets.UTF_8)));
        content.publish(LOGO);
    }

    private DemoChanges feed(ContentstackServer server, Path assets) {
        Map<String, String> settings = Map.of(
                "camel.component.contentstack.host", server.url().toString(),
                "camel.component.contentstack.apiKey", server.apiKey(),
                "camel.component.contentstack.deliveryToken", server.deliveryToken(),
                "camel.component.contentstack.environment", server.environment(),
                "drover.contentstack.sink", "files",
                "drover.contentstack.assets.directory", assets.toString());
        return new DemoChanges(
                List.of("contentstack-changes", "contentstack-assets", "changes-to-files", "error-handling"),
                settings,
                folder.resolve("stack-data"),
                folder.resolve("stack-changes"),
                folders,
                surroundings);
    }
}
