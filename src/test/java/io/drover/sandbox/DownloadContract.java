package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What downloads rely on in Immich: originals, their parts, thumbnails and videos; and what replaces an original. */
abstract class DownloadContract extends ContractBase {
    private final int outside;

    DownloadContract(ServerUnderTest server) {
        super(server);
        this.outside = major > 2 ? 404 : 500;
    }

    @Test
    void an_original_says_how_it_can_be_asked_for_again() {
        String path = original(uploaded());

        TestClient.Reply reply = client.get(path);
        TestClient.Reply head = client.call("HEAD", path, Map.of(), new byte[0]);

        assertThat(reply.body()).hasSize(2_000);
        assertThat(reply.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(reply.headers().firstValue("Last-Modified")).contains("Sun, 06 May 2018 04:08:09 GMT");
        assertThat(reply.headers().firstValue("ETag")).contains("W/\"7d0-16333a2ac28\"");
        assertThat(reply.headers().firstValue("Content-Disposition")).contains("inline; filename*=UTF-8''contract.jpg");
        assertThat(head.status()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Length")).contains("2000");
        assertThat(head.body()).isEmpty();
    }

    @Test
    void parts_are_counted_from_either_end() {
        String path = original(uploaded());

        assertPart(path, "bytes=1990-", 1990, 1999);
        assertPart(path, "bytes=-5", 1995, 1999);
        assertPart(path, "bytes=10-19", 10, 19);
        assertPart(path, "bytes=1990-99999", 1990, 1999);
        assertPart(path, "bytes=0-9,10-19", 0, 19);
        TestClient.Reply head = client.call("HEAD", path, Map.of("Range", "bytes=-5"), new byte[0]);
        assertThat(head.headers().firstValue("Content-Length")).contains("5");
    }

    @Test
    void what_is_no_part_is_the_whole_file_or_an_error() {
        String path = original(uploaded());

        assertThat(range(path, "items=0-9").status()).isEqualTo(200);
        assertThat(range(path, "bytes=0-9,100-109").body()).hasSize(2_000);
        TestClient.Reply beyond = range(path, "bytes=2000-");

        assertThat(beyond.status()).isEqualTo(outside);
        assertThat(beyond.headers().firstValue("Content-Range")).contains("bytes */2000");
        assertThat(beyond.headers().firstValue("ETag")).contains("W/\"7d0-16333a2ac28\"");
        assertThat(beyond.headers().firstValue("Content-Type")).contains("image/jpeg; charset=utf-8");
        assertThat(range(path, "bytes=9-5").status()).isEqualTo(outside);
        assertThat(range(path, "bytes=-2001").status()).isEqualTo(outside);
    }

    @Test
    void a_part_of_another_version_is_the_whole_file() {
        String path = original(uploaded());
        String tag = client.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(partIf(path, tag).status()).isEqualTo(206);
        assertThat(partIf(path, "Sun, 06 May 2018 04:08:09 GMT").status()).isEqualTo(206);
        assertThat(partIf(path, "\"another\"").status()).isEqualTo(200);
        assertThat(partIf(path, "Sun, 06 May 2018 04:08:08 GMT").status()).isEqualTo(200);
    }

    @Test
    void what_is_known_is_not_sent() {
        String path = original(uploaded());
        String tag = client.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(given(path, "If-None-Match", tag).status()).isEqualTo(304);
        assertThat(given(path, "If-None-Match", "\"another\", " + tag).status()).isEqualTo(304);
        assertThat(given(path, "If-None-Match", tag.substring(2)).status()).isEqualTo(304);
        assertThat(given(path, "If-None-Match", "\"another\"").status()).isEqualTo(200);
        assertThat(given(path, "If-Modified-Since", "Sun, 06 May 2018 04:08:09 GMT")
                        .status())
                .isEqualTo(304);
        assertThat(given(path, "If-Modified-Since", "Sun, 06 May 2018 04:08:08 GMT")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void an_original_is_there_in_the_trash_and_edited_or_not() {
        String id = uploaded();
        delete(id, false);

        assertThat(client.get(original(id)).status()).isEqualTo(200);
        assertThat(client.get(original(id) + "?edited=true").body()).hasSize(2_000);
        assertThat(client.get(original(id) + "?edited=false").status()).isEqualTo(200);
        assertThat(client.get(original(id) + "?edited=perhaps").status()).isEqualTo(major == 1 ? 200 : 400);
        assertThat(clientFor("asset.read").get(original(id)).text("message"))
                .isEqualTo("Missing required permission: asset.download");
    }

    @Test
    void thumbnails_are_small_pictures_and_large_ones_are_elsewhere() throws IOException {
        String path = thumbnail(client.upload(Multipart.complete().file("assetData", "picture.png", picture()))
                .text("id"));

        TestClient.Reply small = eventually(path, reply -> reply.status() == 200);
        TestClient.Reply preview = client.get(path + "?size=preview");
        TestClient.Reply full = client.get(path + "?size=fullsize");
        TestClient.Reply original = client.get(path + "?size=original");

        assertThat(small.headers().firstValue("Content-Type")).contains("image/webp");
        assertThat(Arrays.copyOf(small.body(), 4)).asString().isEqualTo("RIFF");
        assertThat(preview.headers().firstValue("Content-Type")).contains("image/jpeg");
        assertThat(preview.headers().firstValue("Content-Disposition"))
                .contains("inline; filename*=UTF-8''picture_preview.jpeg");
        assertThat(full.status()).isEqualTo(302);
        assertThat(full.headers().firstValue("Location")).contains("original?");
        assertThat(full.headers().firstValue("ETag")).isEmpty();
        assertThat(original.status()).isEqualTo(major > 2 ? 302 : 400);
        assertThat(range(path, "bytes=0-3").body()).asString().isEqualTo("RIFF");
    }

    @Test
    void thumbnails_have_rules() {
        String id = uploaded();

        assertThat(client.get(thumbnail(id) + "?size=bogus").status()).isEqualTo(400);
        assertThat(client.get(thumbnail(NOWHERE)).text("message")).isEqualTo("Not found or no asset.view access");
        assertThat(client.get(thumbnail("abc")).status()).isEqualTo(400);
    }

    @Test
    void a_video_is_played_in_parts_and_a_picture_is_not() {
        String video = client.upload(Multipart.complete().file("assetData", "clip.mov", content()))
                .text("id");

        TestClient.Reply part = range("/assets/" + video + "/video/playback", "bytes=0-10");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Type")).contains("video/quicktime");
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 0-10/2000");
        assertThat(part.headers().firstValue("Content-Disposition")).isEmpty();
        assertThat(client.get("/assets/" + uploaded() + "/video/playback").text("message"))
                .isEqualTo("Asset is not a video");
    }

    @Test
    void a_replaced_original_lives_on_as_a_copy_in_the_trash_until_3() {
        byte[] before = content();
        byte[] after = content();
        String id = client.upload(photo(before)).text("id");

        TestClient.Reply reply = replace(id, after);

        assertThat(reply.status()).isEqualTo(major > 2 ? 404 : 200);
        assertThat(checked(TestClient.sha1(before)).path("isTrashed").asBoolean())
                .isEqualTo(major < 3);
        assertThat(checked(TestClient.sha1(after)).path("action").asText()).isEqualTo(major < 3 ? "reject" : "accept");
        if (major < 3) {
            assertThat(reply.text("status")).isEqualTo("replaced");
            assertThat(checked(TestClient.sha1(before)).path("assetId").asText())
                    .isEqualTo(reply.text("id"));
            assertThat(checked(TestClient.sha1(after)).path("assetId").asText()).isEqualTo(id);
            assertThat(client.get("/assets/" + id).text("originalFileName")).isEqualTo("new.jpg");
        }
    }

    @Test
    void the_same_bytes_in_the_place_of_an_original_lose_it_until_3() {
        byte[] content = content();
        String id = client.upload(photo(content)).text("id");

        TestClient.Reply reply = replace(id, content);

        assertThat(reply.status()).isEqualTo(major > 2 ? 404 : 200);
        assertThat(reply.text("status")).isEqualTo(major > 2 ? "" : "duplicate");
        assertThat(reply.text("id")).isEqualTo(major > 2 ? "" : id);
        int gone = major > 2 ? 200 : 500;
        assertThat(eventually(original(id), original -> original.status() == gone)
                        .status())
                .isEqualTo(gone);
    }

    @Test
    void bytes_of_another_asset_replace_nothing() {
        byte[] other = content();
        String holder = client.upload(photo(other)).text("id");
        byte[] own = content();
        String id = client.upload(photo(own)).text("id");

        TestClient.Reply reply = replace(id, other);

        assertThat(reply.text("id")).isEqualTo(major > 2 ? "" : holder);
        assertThat(client.get(original(id)).status()).isEqualTo(200);
        assertThat(checked(TestClient.sha1(own)).path("assetId").asText()).isEqualTo(id);
        assertThat(replace(NOWHERE, content()).status()).isEqualTo(major > 2 ? 404 : 400);
    }

    private TestClient.Reply replace(String id, byte[] content) {
        Map<String, String> form = Map.of("Content-Type", Multipart.contentType());
        return client.call(
                "PUT",
                original(id),
                form,
                Multipart.complete().file("assetData", "new.jpg", content).finished());
    }

    private void assertPart(String path, String range, int first, int last) {
        TestClient.Reply reply = range(path, range);

        assertThat(reply.status()).isEqualTo(206);
        assertThat(reply.headers().firstValue("Content-Range")).contains("bytes " + first + "-" + last + "/2000");
        assertThat(reply.body()).hasSize(last - first + 1);
    }

    private TestClient.Reply range(String path, String range) {
        return given(path, "Range", range);
    }

    private TestClient.Reply partIf(String path, String version) {
        return client.call("GET", path, Map.of("Range", "bytes=0-9", "If-Range", version), new byte[0]);
    }

    private TestClient.Reply given(String path, String header, String value) {
        return client.call("GET", path, Map.of(header, value), new byte[0]);
    }

    private static String original(String id) {
        return "/assets/" + id + "/original";
    }

    private static String thumbnail(String id) {
        return "/assets/" + id + "/thumbnail";
    }

    /** A picture that can be shown, which no server has. */
    private byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(32, 24, BufferedImage.TYPE_INT_RGB);
        byte[] noise = content();
        for (int at = 0; at < 32 * 24; at++) {
            image.setRGB(at % 32, at / 32, noise[at] << 8);
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        removeLater(png.toByteArray());
        return png.toByteArray();
    }
}
