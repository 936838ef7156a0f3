package io.drover.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.feed.FeedStore;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands beside upload tell the truth and end as they say. */
class CommandsTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    Path folder;

    private Path photos;
    private SandboxServer server;

    @BeforeEach
    void start() throws IOException {
        photos = Files.createDirectories(folder.resolve("photos"));
        server = SandboxServer.builder().port(0).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void exit_codes_stay_what_scripts_know() {
        assertThat(ExitCode.OK).isZero();
        assertThat(ExitCode.SOME_FAILED).isEqualTo(1);
        assertThat(ExitCode.USAGE).isEqualTo(2);
        assertThat(ExitCode.SERVER).isEqualTo(3);
    }

    @Test
    void the_demo_shows_numbers_that_are_what_they_must_be() {
        CommandRun run = command();

        int code = run.run("demo");

        assertThat(run.out())
                .contains("51 + 5 + 1 + 3 = 60")
                .contains("nothing is sent twice")
                .contains("Every number is what it must be")
                .doesNotContain("WRONG");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void status_counts_by_target_source_and_state() throws IOException {
        uploaded("a.jpg");
        CommandRun text = command();
        CommandRun json = command();

        text.run("status");
        json.run("status", "--json");

        assertThat(text.out()).contains(server.url().toString()).contains("1  uploaded");
        JsonNode source =
                MAPPER.readTree(json.out()).get("targets").get(0).get("sources").get(0);
        assertThat(source.get("source").asText()).isEqualTo(photos.toString());
        assertThat(source.get("states").get("uploaded").asInt()).isEqualTo(1);
    }

    @Test
    void status_names_the_first_failed_files_and_all_of_them_when_asked() throws IOException {
        for (int i = 0; i < 22; i++) {
            Files.createSymbolicLink(photos.resolve("loop" + i + ".jpg"), photos.resolve("loop" + i + ".jpg"));
        }
        command().run("upload", photos.toString());
        CommandRun some = command();
        CommandRun every = command();
        CommandRun json = command();

        some.run("status", "--failed");
        every.run("status", "--failed", "--all");
        json.run("status", "--failed", "--json");

        assertThat(some.out().lines().filter(line -> line.startsWith("failed: " + photos)))
                .hasSize(20);
        assertThat(some.out()).contains("22  failed, next attempt").contains("and 2 more; --all names them");
        assertThat(every.out().lines().filter(line -> line.startsWith("failed: " + photos)))
                .hasSize(22);
        assertThat(MAPPER.readTree(json.out()).get("failed")).hasSize(20);
    }

    @Test
    void status_before_anything_was_run_says_so() {
        CommandRun run = command();

        int code = run.run("status");

        assertThat(run.err()).contains("nothing was run with it");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void why_tells_what_became_of_a_file() throws IOException {
        Path file = uploaded("a.jpg");
        CommandRun run = command();

        int code = run.run("why", file.toString());

        assertThat(run.out()).contains(file + " is uploaded: confirmed").contains("it lies there unchanged");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void why_of_an_unknown_file_says_that_nothing_is_known() throws IOException {
        uploaded("a.jpg");
        CommandRun run = command();

        int code = run.run("why", photos.resolve("b.jpg").toString());

        assertThat(run.out()).startsWith("Nothing is known of " + photos.resolve("b.jpg"));
        assertThat(code).isEqualTo(ExitCode.SOME_FAILED);
    }

    @Test
    void retry_makes_the_files_of_a_state_due() throws IOException {
        server.addFaults("uploadAsset: status 400 x1");
        uploaded("a.jpg");
        CommandRun failed = command();
        CommandRun rejected = command();

        int code = failed.run("retry");
        rejected.run("retry", "--state", "rejected");

        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(failed.out()).startsWith("0 files due again");
        assertThat(rejected.out()).startsWith("1 file due again");
    }

    @Test
    void a_retried_upload_is_checked_again_without_being_read_and_stays_uploaded() throws IOException {
        uploaded("a.jpg");
        command().run("retry", "--state", "uploaded");
        CommandRun again = command();

        again.run("upload", photos.toString(), "--json");

        JsonNode result = MAPPER.readTree(again.out());
        assertThat(result.get("known").asInt()).isZero();
        assertThat(result.get("hashedFiles").asInt()).isZero();
        assertThat(result.get("states").get("uploaded").asInt()).isEqualTo(1);
        assertThat(server.requests("uploadAsset")).isEqualTo(1);
        CommandRun settled = command();
        settled.run("upload", photos.toString(), "--json");
        assertThat(MAPPER.readTree(settled.out()).get("known").asInt()).isEqualTo(1);
    }

    @Test
    void a_passing_error_of_the_server_is_repeated_as_the_shipped_routes_say() throws IOException {
        server.addFaults("uploadAsset: status 500 x1");

        uploaded("a.jpg");

        CommandRun why = command();
        why.run("why", photos.resolve("a.jpg").toString());
        assertThat(why.out()).contains("is uploaded");
        assertThat(server.requests("uploadAsset")).isEqualTo(2);
    }

    @Test
    void retry_of_a_state_that_does_not_exist_names_those_that_do() {
        CommandRun run = command();

        int code = run.run("retry", "--state", "borken");

        assertThat(run.err()).contains("'borken' is none of uploaded, duplicate");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void check_finds_the_shipped_settings_and_routes_well() {
        CommandRun run = command();

        int code = run.run("check");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("ok       settings").contains("ok       routes");
        assertThat(code).isEqualTo(ExitCode.OK);
        assertThat(server.requests()).isZero();
    }

    @Test
    void check_online_asks_the_server_and_looks_at_store_and_folders() {
        CommandRun run = command().with("DROVER_FOLDER", photos.toString());

        int code = run.run("check", "--online");

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("Immich 2.7.5 at " + server.url())
                .contains("may upload")
                .contains("ok       store")
                .contains("ok       folder    " + photos);
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void check_online_asks_for_permissions_about_albums_and_tags_where_a_folder_has_some() {
        String key = server.addApiKey("asset.upload", "album.read");
        CommandRun without = command().with("IMMICH_API_KEY", key).with("DROVER_FOLDER", photos.toString());
        CommandRun with = command()
                .with("IMMICH_API_KEY", key)
                .with("DROVER_FOLDER", photos.toString())
                .with("DROVER_FOLDER_ALBUM", "{folder}")
                .with("DROVER_FOLDER_TAGS", "import");

        assertThat(without.run("check", "--online")).isEqualTo(ExitCode.OK);
        assertThat(with.run("check", "--online")).isEqualTo(ExitCode.SERVER);

        assertThat(without.err()).isEmpty();
        assertThat(with.err())
                .contains("album.create (immich:addAssetsToAlbum in ingest)")
                .contains("albumAsset.create (immich:addAssetsToAlbum in ingest)")
                .contains("tag.asset (immich:tagAssets in ingest); tag.create (immich:tagAssets in ingest)")
                .doesNotContain("album.read");
    }

    @Test
    void check_online_tells_all_permissions_that_the_routes_in_use_need_and_the_key_lacks() throws IOException {
        Path routes = routes("used", "true", "createAlbum", "updateAsset", "getSyncStream");
        routes("unused", "false", "deleteAlbum");
        CommandRun run = command().with("IMMICH_API_KEY", server.addApiKey("asset.upload"));

        int code = run.run("check", "--online", "--routes", routes.toString());

        assertThat(run.err())
                .contains("the API key lacks permissions that the routes need: "
                        + "album.create (immich:createAlbum in used); asset.update (immich:updateAsset in used)")
                .contains("immich:getSyncStream in used needs a session")
                .doesNotContain("album.delete");
        assertThat(code).isEqualTo(ExitCode.SERVER);
    }

    @Test
    void check_online_tells_the_permissions_that_the_routes_need_when_the_key_has_them() throws IOException {
        Path routes = routes("used", "true", "createAlbum", "searchAssets");
        CommandRun run =
                command().with("IMMICH_API_KEY", server.addApiKey("asset.upload", "asset.read", "album.create"));

        int code = run.run("check", "--online", "--routes", routes.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains("the routes need album.create, asset.read");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void check_online_says_what_is_left_out_for_want_of_permissions_and_is_content() throws IOException {
        Path routes = routes("used", "true", "uploadAsset", "joinLivePhoto");
        CommandRun run = command().with("IMMICH_API_KEY", server.addApiKey("asset.upload", "asset.read"));

        int code = run.run("check", "--online", "--routes", routes.toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("immich:joinLivePhoto in used: the API key lacks asset.update, so that it does without");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void check_online_says_what_a_feed_cannot_see_with_a_key_alone() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("feeds"));
        Files.writeString(routes.resolve("feed.camel.yaml"), """
                - route:
                    id: feed
                    from:
                      uri: immich:changes
                      parameters:
                        feed: library
                      steps:
                        - to: log:changes
                """);

        CommandRun run = command().with("IMMICH_API_KEY", server.addApiKey("asset.upload", "user.read"));
        int code = run.run("check", "--online", "--routes", routes.toString());

        assertThat(run.out())
                .contains("immich:changes in feed: without a session, changes are those of assets")
                .contains("deletions are found every 24 hours, when all assets are compared");
        assertThat(run.err()).contains("all (immich:changes in feed)");
        assertThat(code).isEqualTo(ExitCode.SERVER);
    }

    private Path routes(String id, String autoStartup, String... operations) throws IOException {
        Path routes = Files.createDirectories(folder.resolve("verbs"));
        StringBuilder text = new StringBuilder("- route:\n    id: " + id + "\n    autoStartup: \"" + autoStartup
                + "\"\n    from:\n      uri: timer:" + id + "\n      steps:\n");
        for (String operation : operations) {
            text.append("        - to: immich:").append(operation).append('\n');
        }
        Files.writeString(routes.resolve(id + ".camel.yaml"), text);
        return routes;
    }

    @Test
    void check_online_names_a_folder_of_any_route_that_is_missing() {
        Path inbox = folder.resolve("no-inbox");
        CommandRun run = command()
                .with("DROVER_FOLDER", photos.toString())
                .with("DROVER_INBOX_ENABLED", "true")
                .with("DROVER_INBOX", inbox.toString());

        int code = run.run("check", "--online");

        assertThat(run.out() + run.err()).contains(inbox + ": there is no such folder");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void check_tells_every_wrong_file_as_json() throws IOException {
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(
                routes.resolve("a.camel.yaml"),
                "- route:\n    id: a\n    from:\n      uri: tmer:a\n      steps:\n        - log: x\n");
        Files.writeString(
                routes.resolve("b.camel.yaml"),
                "- route:\n    id: b\n    from:\n      uri: timer:b\n      steps:\n        - lgo: x\n");
        CommandRun run = command();

        int code = run.run("check", "--json", "--routes", routes.toString());

        JsonNode problems = MAPPER.readTree(run.out()).get("problems");
        assertThat(problems).hasSize(2);
        assertThat(problems.get(0).get("line").asInt()).isEqualTo(4);
        assertThat(problems.get(0).get("column").asInt()).isEqualTo(12);
        assertThat(problems.get(0).get("sentence").asText()).startsWith("there is no component 'tmer'");
        assertThat(problems.get(0).get("suggestion").asText()).isEqualTo("timer");
        assertThat(problems.get(1).get("line").asInt()).isEqualTo(6);
        assertThat(problems.get(1).get("suggestion").asText()).isEqualTo("log");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void check_warns_of_a_secret_in_the_settings_and_does_not_show_it() throws IOException {
        Path config = Files.createDirectories(folder.resolve("config"));
        String settings = Files.readString(Path.of("config/application.properties"));
        Files.writeString(
                config.resolve("application.properties"),
                settings.replace("{{env:CONTENTSTACK_DELIVERY_TOKEN:}}", "geheim"));
        CommandRun run = command();

        int code = run.run("check", "--json", "--config", config.toString());

        JsonNode answer = MAPPER.readTree(run.out());
        assertThat(answer.get("ok").asBoolean()).isTrue();
        assertThat(answer.get("warnings")).singleElement().satisfies(warning -> {
            assertThat(warning.get("key").asText()).isEqualTo("camel.component.contentstack.deliveryToken");
            assertThat(warning.get("sentence").asText())
                    .startsWith("the secret camel.component.contentstack.deliveryToken is written into the file");
        });
        assertThat(run.out() + run.err()).doesNotContain("geheim");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void check_compares_filters_with_what_a_feed_has_told_until_it_is_asked_to_begin_anew() throws Exception {
        DataFolder data = new DataFolder(Files.createDirectories(folder.resolve("data")), "a test");
        try (Store store = Stores.open(data, null)) {
            int feed = new FeedStore(store, Clock.systemUTC())
                    .open("immich", "/immich/users/1", "mode=auto, types=Albums")
                    .id();
            store.writeDurably(session -> {
                var update = session.prepare("update feed set position = 'p' where id = ?");
                update.setInt(1, feed);
                return update.executeUpdate();
            });
        }
        CommandRun changed = feed("Assets");

        assertThat(changed.run("check")).isEqualTo(ExitCode.USAGE);
        assertThat(changed.err()).contains("feed immich was begun with 'mode=auto, types=Albums'");
        assertThat(feed("Albums").run("check")).isEqualTo(ExitCode.OK);
        assertThat(feed("Assets").run("feed", "resync", "immich")).isEqualTo(ExitCode.OK);
        assertThat(feed("Assets").run("check")).isEqualTo(ExitCode.OK);
    }

    private CommandRun feed(String types) {
        return CommandRun.in(folder.resolve("data"))
                .against(server)
                .with("IMMICH_EMAIL", "me@home.example")
                .with("IMMICH_PASSWORD", "p")
                .with("DROVER_CHANGES_SINK", "files")
                .with("DROVER_CHANGES_DIRECTORY", folder.toString())
                .with("DROVER_CHANGES_TYPES", types);
    }

    @Test
    void run_uploads_what_its_folder_holds_and_ends_with_0_when_it_is_stopped() throws Exception {
        Files.writeString(photos.resolve("a.jpg"), "one");
        CommandRun run = command().with("DROVER_FOLDER", photos.toString()).with("DROVER_STABLE_FOR", "0s");
        CompletableFuture<Integer> code = CompletableFuture.supplyAsync(() -> run.run("run"));

        server.awaitRequests("uploadAsset", 1, java.time.Duration.ofSeconds(20));
        run.stop().ask();

        assertThat(code).succeedsWithin(java.time.Duration.ofSeconds(20)).isEqualTo(ExitCode.OK);
        assertThat(server.assetCount()).isEqualTo(1);
    }

    @Test
    void the_sandbox_runs_until_it_is_stopped() {
        CommandRun run = command();
        run.stop().ask();

        int code = run.run("sandbox", "--port", "0", "--immich-version", "3.1.0");

        assertThat(run.out()).contains("Immich 3.1.0").contains("export IMMICH_URL=http://127.0.0.1:");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void the_sandbox_holds_as_many_photos_as_it_is_told() {
        CommandRun run = command();
        run.stop().ask();

        int code = run.run("sandbox", "--port", "0", "--assets", "12");

        assertThat(run.out()).contains("listens, with 12 photos");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    @Test
    void a_sandbox_cannot_hold_less_than_nothing() {
        CommandRun run = command();

        int code = run.run("sandbox", "--port", "0", "--assets", "-1");

        assertThat(run.err()).contains("--assets: -1 is not 0 or more");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void a_fault_that_does_not_exist_is_named() {
        CommandRun run = command();

        int code = run.run("sandbox", "--port", "0", "--fault", "uploadAsset: explode");

        assertThat(run.err()).contains("there is no fault 'explode'");
        assertThat(code).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void help_shows_every_command_and_examples() {
        CommandRun run = command();

        int code = run.run("--help");

        assertThat(run.out())
                .contains("run", "upload", "status", "why", "retry", "check", "sandbox", "demo")
                .contains("Examples:")
                .contains("Exit codes:");
        assertThat(code).isEqualTo(ExitCode.OK);
    }

    private Path uploaded(String name) throws IOException {
        Path file = Files.writeString(photos.resolve(name), name);
        command().run("upload", photos.toString());
        return file;
    }

    private CommandRun command() {
        return CommandRun.in(folder.resolve("data")).against(server);
    }
}
