package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.RawServer;
import io.drover.immich.api.model.ReplacedAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server before 3.0 loses the file of an asset that is sent the bytes it has: no attempt may do that. */
@Timeout(60)
class ReplacementTest {
    private static final String OLD = "00000001-0000-4000-8000-000000000000";
    private static final String COPY = "00000002-0000-4000-8000-000000000000";
    private static final String BUSY = RawServer.json(503, "{\"message\":\"busy\"}");
    private static final String REPLACED = RawServer.json(200, "{\"id\":\"" + COPY + "\",\"status\":\"replaced\"}");

    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private final Deque<String> putAnswers = new ArrayDeque<>();
    private final AtomicInteger puts = new AtomicInteger();
    private volatile boolean stored;
    private volatile String original = RawServer.answer(206, "Content-Range: bytes 0-0/3", "n");
    private final RawServer server =
            RawServer.answering((request, body) -> answer(request.method() + " " + request.path()));

    private synchronized String answer(String call) {
        return switch (call) {
            case "GET /api/server/version" -> RawServer.json(200, "{\"major\":2,\"minor\":7,\"patch\":5}");
            case "GET /api/server/config" -> RawServer.json(200, "{\"trashDays\":30}");
            case "GET /api/server/media-types" ->
                RawServer.json(200, "{\"image\":[\".jpg\"],\"video\":[],\"sidecar\":[\".xmp\"]}");
            case "GET /api/api-keys/me" ->
                RawServer.json(200, "{\"id\":\"k\",\"name\":\"n\",\"permissions\":[\"all\"]}");
            case "GET /api/assets/" + OLD -> RawServer.json(200, ASSET);
            case "GET /api/assets/" + OLD + "/original" -> original;
            case "POST /api/assets/bulk-upload-check" ->
                RawServer.json(
                        200,
                        stored
                                ? "{\"results\":[{\"id\":\"0\",\"action\":\"reject\",\"reason\":\"duplicate\",\"assetId\":\""
                                        + OLD + "\",\"isTrashed\":false}]}"
                                : "{\"results\":[{\"id\":\"0\",\"action\":\"accept\"}]}");
            case "PUT /api/assets/" + OLD + "/original" -> {
                puts.incrementAndGet();
                stored = true;
                yield putAnswers.remove();
            }
            default -> RawServer.json(404, "{\"message\":\"Cannot " + call + "\"}");
        };
    }

    private static final String ASSET = "{\"id\":\"" + OLD + "\",\"ownerId\":\"" + COPY
            + "\",\"originalFileName\":\"a.jpg\",\"checksum\":\"H/iPgb3gRMtqKdjWq4ih3mSdNoc=\",\"type\":\"IMAGE\","
            + "\"isFavorite\":false,\"isTrashed\":false,\"isArchived\":false,\"visibility\":\"timeline\","
            + "\"fileCreatedAt\":\"2018-05-06T04:08:09Z\",\"fileModifiedAt\":\"2018-05-06T04:08:09Z\","
            + "\"localDateTime\":\"2018-05-06T04:08:09Z\",\"updatedAt\":\"2018-05-06T04:08:09Z\"}";

    @BeforeEach
    void start() {
        context.getRegistry().bind("clock", Clock.systemUTC());
        ImmichComponent immich = new ImmichComponent();
        immich.setUrl(server.url() + "/api");
        immich.setApiKey("secret-key");
        context.addComponent("immich", immich);
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
        server.close();
    }

    private ReplacedAsset replace() throws Exception {
        Path file = write();
        Exchange answered = context.createProducerTemplate().send("immich:replaceAsset", exchange -> {
            exchange.getMessage().setBody(file);
            exchange.getMessage().setHeaders(Map.of("CamelImmichAssetId", OLD));
        });
        Exception failure = answered.getException();
        if (failure != null) {
            throw failure;
        }
        return answered.getMessage().getBody(ReplacedAsset.class);
    }

    private Path write() throws IOException {
        return Files.writeString(folder.resolve("new.jpg"), "new");
    }

    @Test
    void a_file_that_was_stored_before_a_503_is_not_sent_again() throws Exception {
        putAnswers.addAll(List.of(BUSY, REPLACED));

        ReplacedAsset replaced = replace();

        assertThat(replaced).isEqualTo(new ReplacedAsset(OLD, null, "replaced"));
        assertThat(puts).hasValue(1);
    }

    @Test
    void an_answer_that_it_was_a_duplicate_is_no_success() {
        putAnswers.add(RawServer.json(200, "{\"id\":\"" + OLD + "\",\"status\":\"duplicate\"}"));

        assertThatThrownBy(this::replace)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("the server answered 'duplicate' of asset " + OLD)
                .hasMessageContaining("can be downloaded");
    }

    @Test
    void a_checksum_without_a_readable_original_is_no_success() {
        putAnswers.add(REPLACED);
        original = RawServer.json(500, "{\"message\":\"Internal server error\"}");

        assertThatThrownBy(this::replace)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot read the original");
    }

    @Test
    void a_key_that_may_not_download_still_replaces() throws Exception {
        putAnswers.add(REPLACED);
        original = RawServer.json(403, "{\"message\":\"Missing required permission: asset.download\"}");

        assertThat(replace()).isEqualTo(new ReplacedAsset(OLD, COPY, "replaced"));
    }
}
