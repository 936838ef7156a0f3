package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.testing.SettableClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the sandbox does with assets that a real server cannot be made to do, or should not be in a test. */
@Timeout(30)
class SandboxAssetsTest {
    private static final byte[] CONTENT = "the bytes of a photo".getBytes(StandardCharsets.UTF_8);

    private final SettableClock clock = new SettableClock();
    private SandboxServer sandbox = SandboxUnderTest.any();
    private TestClient client = new TestClient(sandbox.url(), "");

    @BeforeEach
    void start() throws IOException {
        sandbox.close();
        sandbox = SandboxServer.builder()
                .clock(clock)
                .jobs(Duration.ofSeconds(2))
                .quota(50)
                .start();
        client = new TestClient(sandbox.url(), sandbox.apiKey());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void thumbnails_are_not_there_before_their_job() {
        String path = "/assets/" + upload() + "/thumbnail";

        TestClient.Reply early = client.get(path);
        clock.now = clock.now.plusSeconds(2);

        assertThat(early.status()).isEqualTo(404);
        assertThat(early.text("message")).isEqualTo("Asset media not found");
        assertThat(client.get(path).status()).isEqualTo(200);
    }

    @Test
    void an_emptied_trash_is_gone_for_good_and_the_rest_is_not() {
        String kept = sandbox.seed("kept.jpg", "11".repeat(20), 10);
        String trashed = upload();
        sandbox.trash(trashed);

        TestClient.Reply reply = client.json("POST", "/trash/empty", "");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json().path("count").asInt()).isEqualTo(1);
        assertThat(sandbox.assets()).extracting(StoredAsset::id).containsExactly(kept);
        assertThat(client.json("POST", "/trash/empty", "").json().path("count").asInt())
                .isZero();
    }

    @Test
    void the_trash_of_another_user_is_left_alone() {
        String own = upload();
        sandbox.trash(own);
        TestClient other = client.withKey(sandbox.addUser("other@example.com", null));

        assertThat(other.json("POST", "/trash/empty", "").json().path("count").asInt())
                .isZero();
        assertThat(other.json("PUT", "/assets/" + own, "{\"isFavorite\":true}").status())
                .isEqualTo(400);
        assertThat(sandbox.assetCount()).isEqualTo(1);
    }

    @Test
    void a_locked_asset_is_out_of_reach_of_a_key_and_stays_so() {
        String id = client.upload(
                        Multipart.complete().field("visibility", "locked").file("assetData", "a.jpg", CONTENT))
                .text("id");
        String path = "/assets/" + id;

        assertThat(client.get(path).status()).isEqualTo(400);
        assertThat(client.get(path + "/metadata").status()).isEqualTo(400);
        assertThat(client.get(path + "/original").status()).isEqualTo(400);
        assertThat(client.json("PUT", path, "{\"visibility\":\"timeline\"}").status())
                .isEqualTo(400);
        assertThat(asset().visibility()).isEqualTo("locked");
    }

    @Test
    void an_update_is_dated_and_an_empty_one_is_not() {
        String id = upload();
        Instant uploaded = clock.now;
        clock.now = clock.now.plusSeconds(60);

        client.json("PUT", "/assets/" + id, "{}");
        Instant untouched = asset().updatedAt();
        client.json("PUT", "/assets/" + id, "{\"isFavorite\":true}");

        assertThat(untouched).isEqualTo(uploaded);
        assertThat(asset().updatedAt()).isEqualTo(clock.now);
        assertThat(asset().createdAt()).isEqualTo(uploaded);
    }

    @Test
    void a_group_of_duplicates_and_a_description_are_kept() {
        String id = upload();

        client.json("PUT", "/assets", "{\"ids\":[\"" + id + "\"],\"duplicateId\":\"d\",\"description\":\"hello\"}");
        String group = asset().duplicateId();
        client.json("PUT", "/assets", "{\"ids\":[\"" + id + "\"],\"duplicateId\":null}");

        assertThat(group).isEqualTo("d");
        assertThat(asset().duplicateId()).isNull();
        assertThat(asset().exif().description()).isEqualTo("hello");
    }

    @Test
    void a_sidecar_is_copied_unless_it_is_not_wanted() {
        byte[] sidecar = "<x/>".getBytes(StandardCharsets.UTF_8);
        Multipart form = Multipart.complete().file("sidecarData", "a.jpg.xmp", sidecar);
        String source = client.upload(form.file("assetData", "a.jpg", CONTENT)).text("id");
        String target = sandbox.seed("b.jpg", "11".repeat(20), 10);
        String ids = "\"sourceId\":\"" + source + "\",\"targetId\":\"" + target + "\"";

        client.json("PUT", "/assets/copy", "{" + ids + ",\"sidecar\":false}");
        boolean unwanted = sandbox.assets().get(1).sidecar();
        client.json("PUT", "/assets/copy", "{" + ids + "}");

        assertThat(unwanted).isFalse();
        assertThat(sandbox.assets().get(1).sidecar()).isTrue();
    }

    @Test
    void a_replacement_that_does_not_fit_is_refused_and_changes_nothing() {
        String id = upload();
        byte[] form = Multipart.complete()
                .file("assetData", "b.jpg", "another photo of 40 bytes, more or less.".getBytes(StandardCharsets.UTF_8))
                .finished();

        TestClient.Reply reply = client.call(
                "PUT", "/assets/" + id + "/original", Map.of("Content-Type", Multipart.contentType()), form);

        assertThat(reply.text("message")).isEqualTo("Quota has been exceeded!");
        assertThat(asset().sha1()).isEqualTo(TestClient.sha1(CONTENT));
        assertThat(sandbox.assetCount()).isEqualTo(1);
    }

    private StoredAsset asset() {
        return sandbox.assets().get(0);
    }

    private String upload() {
        return client.upload(Multipart.complete().file("assetData", "a.jpg", CONTENT))
                .text("id");
    }

    private static final class SettableClock extends Clock {
        private Instant now = Instant.parse("2026-01-02T03:04:05Z");

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
