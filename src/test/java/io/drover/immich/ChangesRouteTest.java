package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.feed.ChangeBatch;
import io.drover.feed.FeedStore;
import io.drover.feed.FileRequests;
import io.drover.feed.Manifest;
import io.drover.sandbox.SandboxServer;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Changes come from {@code immich:changes} and from nothing else, and leave no secret behind. */
@Timeout(120)
class ChangesRouteTest {
    private final List<String> keys = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    private SandboxServer sandbox;
    private Store database;

    @BeforeEach
    void open() throws IOException {
        sandbox = SandboxServer.builder().version("3.1.0").start();
        database = Stores.open(new DataFolder(folder, "test").create(), null);
    }

    @AfterEach
    void close() {
        database.close();
        sandbox.close();
    }

    private DefaultCamelContext context() {
        DefaultCamelContext camel = new DefaultCamelContext();
        ImmichComponent immich = new ImmichComponent();
        immich.setUrl(sandbox.url().toString());
        immich.setEmail(sandbox.email());
        immich.setPassword(sandbox.password());
        camel.getRegistry().bind("clock", Clock.systemUTC());
        camel.getRegistry().bind("feeds", new FeedStore(database, Clock.systemUTC()));
        camel.getRegistry().bind("requests", new FileRequests(folder.resolve("requests")));
        camel.addComponent("immich", immich);
        return camel;
    }

    /** One run in a process of its own. */
    private Manifest run(String uri) throws Exception {
        try (DefaultCamelContext camel = context()) {
            camel.addRoutes(new RouteBuilder() {
                @Override
                public void configure() {
                    from(uri)
                            .process(exchange -> exchange.getMessage()
                                    .getMandatoryBody(ChangeBatch.class)
                                    .changes()
                                    .forEach(change ->
                                            keys.add(change.operation().label() + " " + change.key())));
                }
            });
            camel.start();
            return camel.getEndpoint(uri, ImmichEndpoint.class).finished().get(60, TimeUnit.SECONDS);
        }
    }

    private static void refuses(DefaultCamelContext camel, RouteBuilder routes, String sentence) {
        try (camel) {
            assertThatThrownBy(() -> {
                        camel.addRoutes(routes);
                        camel.start();
                    })
                    .rootCause()
                    .hasMessageStartingWith(sentence);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void refuses(String from, String to, String sentence) {
        refuses(
                context(),
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        from(from).to(to);
                    }
                },
                sentence);
    }

    @Test
    void a_route_is_told_what_changes_over_restarts() throws Exception {
        String first = sandbox.seed("a.jpg", "%040x".formatted(1), 10);
        String uri = "immich:changes?feed=library&once=true";

        Manifest manifest = run(uri);

        assertThat(manifest.complete()).isTrue();
        assertThat(keys).contains("upsert asset/" + first, "upsert exif/" + first);
        keys.clear();
        sandbox.purge(first);

        run(uri);

        assertThat(keys).contains("delete asset/" + first, "delete exif/" + first);
    }

    @Test
    void a_session_that_ended_between_two_starts_is_replaced() throws Exception {
        String first = sandbox.seed("a.jpg", "%040x".formatted(1), 10);
        String uri = "immich:changes?feed=library&once=true";
        run(uri);
        keys.clear();
        sandbox.events().endSessions();
        String second = sandbox.seed("b.jpg", "%040x".formatted(2), 10);

        Manifest manifest = run(uri);

        assertThat(manifest.error()).isNull();
        assertThat(keys).contains("upsert asset/" + second).doesNotContain("upsert asset/" + first);
    }

    @Test
    void the_types_are_those_that_are_asked_for() throws Exception {
        sandbox.seed("a.jpg", "%040x".formatted(1), 10);

        run("immich:changes?feed=library&once=true&mode=stream&types=exif");

        assertThat(keys).anyMatch(key -> key.startsWith("upsert exif/")).noneMatch(key -> key.contains(" asset/"));
    }

    @Test
    void no_token_and_no_password_is_on_the_disk() throws Exception {
        run("immich:changes?feed=library&once=true");

        List<String> tokens = List.copyOf(sandbox.receivedHeaders().getOrDefault("x-immich-user-token", Set.of()));
        assertThat(tokens).isNotEmpty();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain(tokens)
                        .doesNotContain(sandbox.password());
            }
        }
    }

    @Test
    void an_operation_does_not_begin_a_route() {
        refuses(
                "immich:uploadAsset",
                "mock:end",
                "immich:uploadAsset is used in a to(), not in a from(): it does something with a message");
    }

    @Test
    void changes_do_not_end_a_route() {
        refuses(
                "direct:start",
                "immich:changes?feed=library",
                "immich:changes is used in a from(), not in a to(): it tells what changes on the server");
    }

    @Test
    void an_operation_has_no_options() {
        refuses(
                "direct:start",
                "immich:uploadAsset?mode=stream",
                "immich:uploadAsset has no option mode: options are of immich:changes, which tells what changes");
    }

    @Test
    void wrong_options_are_told_before_anything_starts() {
        refuses("immich:changes?feed=a&mode=fast", "mock:end", "mode: must be auto, stream, delta or full, is 'fast'");
        refuses(
                "immich:changes?feed=a&types=asets",
                "mock:end",
                "types holds 'asets', which is not known; did you mean");
        refuses("immich:changes?feed=a&include=email", "mock:end", "include is 'email'; allowed: sensitive");
    }
}
