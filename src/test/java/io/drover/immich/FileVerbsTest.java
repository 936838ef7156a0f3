package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.immich.api.model.BulkUploadCheckResult;
import io.drover.immich.api.model.BulkUploadCheckResults;
import io.drover.immich.api.model.ReplacedAsset;
import io.drover.immich.api.model.UploadAnswer;
import io.drover.ingest.Sha1;
import io.drover.sandbox.SandboxServer;
import io.drover.sandbox.StoredAsset;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files in routes that keep no ledger: check, upload and replace work alone, and what goes wrong is an error. */
@Timeout(60)
class FileVerbsTest {
    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private @Nullable SandboxServer started;

    @AfterEach
    void stop() {
        context.stop();
        if (started != null) {
            started.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void a_file_is_sent_from_any_route(String version) throws Exception {
        SandboxServer server = start(version);
        Path inbox = Files.createDirectories(folder.resolve("inbox"));
        Files.writeString(inbox.resolve("a.jpg"), "photo");
        Files.writeString(inbox.resolve("a.jpg.xmp"), "<x/>");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("file:" + inbox + "?include=.*jpg&initialDelay=0")
                        .to("immich:uploadAsset")
                        .to("seda:sent");
            }
        });

        UploadAnswer answer = context.createConsumerTemplate().receiveBody("seda:sent", 20_000, UploadAnswer.class);

        assertThat(answer.status()).isEqualTo("created");
        assertThat(server.assets()).singleElement().satisfies(asset -> {
            assertThat(asset.id()).isEqualTo(answer.id());
            assertThat(asset.name()).isEqualTo("a.jpg");
            assertThat(asset.sidecar()).isTrue();
        });
    }

    @Test
    void the_same_bytes_again_are_a_duplicate() throws Exception {
        SandboxServer server = start("2.7.5");
        Path photo = photo("a.jpg", "photo");
        String id = send("immich:uploadAsset", photo, Map.of())
                .getMessage()
                .getBody(UploadAnswer.class)
                .id();

        Exchange again = send("immich:uploadAsset", photo.toFile(), Map.of());

        assertThat(again.getMessage().getBody(UploadAnswer.class).status()).isEqualTo("duplicate");
        assertThat(again.getMessage().getHeader(ImmichConstants.ASSET_ID)).isEqualTo(id);
        assertThat(server.assetCount()).isEqualTo(1);
    }

    @Test
    void headers_say_more_of_the_asset() throws Exception {
        SandboxServer server = start("3.1.0");

        send(
                "immich:uploadAsset",
                photo("a.jpg", "photo"),
                Map.of("CamelImmichIsFavorite", "true", "CamelImmichVisibility", "archive"));

        assertThat(server.assets()).singleElement().satisfies(asset -> {
            assertThat(asset.fields()).containsEntry("isFavorite", "true");
            assertThat(asset.visibility()).isEqualTo("archive");
        });
    }

    @Test
    void a_wrong_header_is_named_before_anything_is_sent() throws Exception {
        SandboxServer server = start("2.7.5");

        assertThatThrownBy(() ->
                        send("immich:uploadAsset", photo("a.jpg", "photo"), Map.of("CamelImmichVisibility", "secret")))
                .cause()
                .hasMessage("the header CamelImmichVisibility is 'secret', allowed: archive, hidden, locked, timeline");
        assertThat(server.requests("uploadAsset")).isZero();
    }

    @Test
    void a_file_that_the_server_does_not_take_is_an_error() throws Exception {
        start("2.7.5");

        assertThatThrownBy(() -> send("immich:uploadAsset", photo("notes.txt", "text"), Map.of()))
                .cause()
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the file is rejected")
                .hasMessageContaining("notes.txt");
    }

    @Test
    void a_file_whose_bytes_lie_in_the_trash_is_an_error() throws Exception {
        SandboxServer server = start("2.7.5");
        Path photo = photo("a.jpg", "photo");
        server.trash(server.seed("old.jpg", Sha1.of(photo), 5));

        assertThatThrownBy(() -> send("immich:uploadAsset", photo, Map.of()))
                .cause()
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("in its trash");
    }

    @ParameterizedTest
    @ValueSource(strings = {"uploadAsset", "replaceAsset", "checkBulkUpload"})
    void an_error_of_the_virtual_machine_ends_the_message_too(String operation) throws Exception {
        start("2.7.5");
        File broken = new File(folder.resolve("a.jpg").toString()) {
            private static final long serialVersionUID = 1L;

            @Override
            public Path toPath() {
                throw new NoClassDefFoundError("broken");
            }
        };

        CompletableFuture<Exchange> sent = context.createProducerTemplate()
                .asyncSend("immich:" + operation, exchange -> {
                    exchange.getMessage().setBody(broken);
                    exchange.getMessage()
                            .setHeader(
                                    ImmichConstants.ASSET_ID, UUID.randomUUID().toString());
                });

        assertThat(sent.get(20, TimeUnit.SECONDS).getException()).hasRootCauseMessage("broken");
    }

    @Test
    void an_asset_that_may_be_older_than_the_upload_is_never_deleted() throws Exception {
        SandboxServer server = start("2.7.5");
        Path photo = photo("a.jpg", "photo");
        String old = server.seed("old.jpg", Sha1.of(photo), 5);
        server.addFaults("uploadAsset: status 500 x1; downloadAsset: status 404");
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(1).redeliveryDelay(0));
                from("direct:twice").to("immich:uploadAsset");
            }
        });

        assertThatThrownBy(() -> send("direct:twice", photo, Map.of()))
                .cause()
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("it may be older than this upload, so it was left alone")
                .hasMessageContaining(old);
        assertThat(server.requests("deleteAssets")).isZero();
        assertThat(server.assetsWith(Sha1.of(photo)))
                .singleElement()
                .satisfies(asset -> assertThat(asset.id()).isEqualTo(old));
    }

    @Test
    void a_body_that_is_no_file_is_named() throws Exception {
        start("2.7.5");

        assertThatThrownBy(() -> send("immich:uploadAsset", "a.jpg", Map.of()))
                .cause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("immich:uploadAsset needs a body that is a file")
                .hasMessageContaining("java.lang.String");
    }

    @Test
    void checksums_are_asked_about_in_calls_of_five_thousand() throws Exception {
        SandboxServer server = start("2.7.5");
        String held = "a".repeat(40);
        String asset = server.seed("a.jpg", held, 1);
        List<Map<String, String>> items = IntStream.range(0, 5_001)
                .mapToObj(i -> Map.of("id", "n" + i, "checksum", i == 5_000 ? held : String.format("%040x", i)))
                .collect(Collectors.toList());

        Exchange exchange = send("immich:checkBulkUpload", Map.of("assets", items), Map.of());

        List<BulkUploadCheckResult> results =
                exchange.getMessage().getBody(BulkUploadCheckResults.class).results();
        assertThat(server.requests("checkBulkUpload")).isEqualTo(2);
        assertThat(results).hasSize(5_001);
        assertThat(results.get(5_000).assetId()).isEqualTo(asset);
    }

    @Test
    void one_checksum_in_a_header_is_answered_in_headers_too() throws Exception {
        SandboxServer server = start("2.7.5");
        String asset = server.seed("a.jpg", "a".repeat(40), 1);

        Exchange exchange = send("immich:checkBulkUpload", null, Map.of("CamelImmichChecksum", "a".repeat(40)));

        assertThat(exchange.getMessage().getHeader(ImmichConstants.ACTION)).isEqualTo("reject");
        assertThat(exchange.getMessage().getHeader(ImmichConstants.ASSET_ID)).isEqualTo(asset);
    }

    @Test
    void no_question_is_no_call_and_a_wrong_checksum_is_named() throws Exception {
        SandboxServer server = start("2.7.5");

        Exchange none = send("immich:checkBulkUpload", List.of(), Map.of());

        assertThat(none.getMessage().getBody(BulkUploadCheckResults.class).results())
                .isEmpty();
        assertThatThrownBy(() -> send("immich:checkBulkUpload", null, Map.of("CamelImmichChecksum", "md5")))
                .cause()
                .hasMessageContaining("is 'md5', allowed: a SHA-1 as 40 hex digits");
        assertThat(server.requests("checkBulkUpload")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
    void an_asset_gets_another_file_and_the_old_one_lies_in_the_trash(String version) throws Exception {
        SandboxServer server = start(version);
        String old = upload("a.jpg", "old");
        Path edited = photo("edited.jpg", "new");

        ReplacedAsset replaced = replace(old, edited);

        assertThat(replaced.status()).isEqualTo("replaced");
        assertThat(server.assetsWith(Sha1.of(edited))).singleElement().satisfies(asset -> {
            assertThat(asset.id()).isEqualTo(replaced.id());
            assertThat(asset.trashed()).isFalse();
        });
        assertThat(asset(server, String.valueOf(replaced.oldId())).trashed()).isTrue();
        if (!version.startsWith("3.")) {
            assertThat(replaced.id()).isEqualTo(old);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"2.7.5", "3.1.0"})
    void the_bytes_that_it_has_already_are_never_sent(String version) throws Exception {
        SandboxServer server = start(version);
        String old = upload("a.jpg", "old");

        ReplacedAsset replaced = replace(old, photo("same.jpg", "old"));

        assertThat(replaced).isEqualTo(new ReplacedAsset(old, null, "duplicate"));
        assertThat(server.requests("uploadAsset")).isEqualTo(1);
        assertThat(asset(server, old).trashed()).isFalse();
    }

    @Test
    void before_3_bytes_of_another_asset_are_never_sent() throws Exception {
        SandboxServer server = start("2.7.5");
        String old = upload("a.jpg", "old");
        String other = upload("b.jpg", "other");

        assertThat(replace(old, photo("same.jpg", "other"))).isEqualTo(new ReplacedAsset(other, null, "duplicate"));
        assertThat(asset(server, old).trashed()).isFalse();
        assertThat(server.requests("replaceAsset")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"copyAsset", "deleteAssets"})
    void a_replacement_that_failed_half_way_says_so_and_is_ended_by_a_repetition(String step) throws Exception {
        SandboxServer server = start("3.1.0");
        String old = upload("a.jpg", "old");
        Path edited = photo("edited.jpg", "new");
        server.addFaults(step + ": status 500 x1");

        assertThatThrownBy(() -> replace(old, edited))
                .cause()
                .hasMessageContaining("holds the new file, confirmed by checksum")
                .hasMessageContaining("repeat the message to go on")
                .hasMessageContaining("asset " + old);
        assertThat(asset(server, old).trashed()).isFalse();

        ReplacedAsset replaced = replace(old, edited);

        assertThat(replaced.status()).isEqualTo("replaced");
        assertThat(asset(server, old).trashed()).isTrue();
        assertThat(server.requests("uploadAsset")).isEqualTo(2);
    }

    @Test
    void an_upload_that_the_server_has_lost_replaces_nothing() throws Exception {
        SandboxServer server = start("3.1.0");
        String old = upload("a.jpg", "old");
        Path edited = photo("edited.jpg", "new");
        server.addFaults("uploadAsset: fail-after-store x1");
        assertThatThrownBy(() -> replace(old, edited)).cause().hasMessageContaining("500");

        assertThatThrownBy(() -> replace(old, edited))
                .cause()
                .hasMessageContaining("cannot read the original")
                .hasMessageContaining("asset " + old + " is as it was");

        assertThat(asset(server, old).trashed()).isFalse();
    }

    private SandboxServer start(String version) throws IOException {
        SandboxServer server = SandboxServer.builder()
                .version(version)
                .keepOriginals(folder.resolve("originals"))
                .start();
        started = server;
        context.getRegistry().bind("clock", Clock.systemUTC());
        ImmichComponent immich = new ImmichComponent();
        immich.setUrl(server.url().toString());
        immich.setApiKey(server.apiKey());
        immich.setWaitLimit(Duration.ofSeconds(10).toMillis());
        context.addComponent("immich", immich);
        context.start();
        return server;
    }

    private Path photo(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private String upload(String name, String content) throws IOException {
        return send("immich:uploadAsset", photo(name, content), Map.of())
                .getMessage()
                .getBody(UploadAnswer.class)
                .id();
    }

    private ReplacedAsset replace(String id, Path file) {
        return send("immich:replaceAsset", file, Map.of("CamelImmichAssetId", id))
                .getMessage()
                .getBody(ReplacedAsset.class);
    }

    private static StoredAsset asset(SandboxServer server, String id) {
        return server.assets().stream()
                .filter(asset -> asset.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Exchange send(String uri, @Nullable Object body, Map<String, Object> headers) {
        Exchange answered = context.createProducerTemplate().send(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
        Exception failure = answered.getException();
        if (failure != null) {
            throw new CamelExecutionException("failed", answered, failure);
        }
        return answered;
    }
}
