package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Downloads that break off, and files that change meanwhile. */
@Timeout(30)
class DownloadFaultTest {
    private static final byte[] CONTENT = "0123456789abcdefghij".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = "ABCDEFGHIJABCDEFGHIJ".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder = Path.of("");

    private SandboxServer sandbox = SandboxUnderTest.any();
    private TestClient client = new TestClient(sandbox.url(), "");
    private String path = "";

    @BeforeEach
    void start() throws IOException {
        sandbox.close();
        sandbox = SandboxServer.builder().keepOriginals(folder).start();
        client = new TestClient(sandbox.url(), sandbox.apiKey());
        String id = client.upload(Multipart.complete().file("assetData", "a.jpg", CONTENT))
                .text("id");
        path = "/assets/" + id + "/original";
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void an_answer_breaks_off_after_some_bytes_of_its_body() throws IOException {
        sandbox.addFaults("downloadAsset: cut-answer 7 first 1; getMyUser: cut-answer 0 first 1");

        Broken broken = download("");
        Broken user = get("/users/me", "");

        assertThat(broken.head()).startsWith("HTTP/1.1 200").containsIgnoringCase("Content-Length: 20\r\n");
        assertThat(broken.body()).isEqualTo(Arrays.copyOf(CONTENT, 7));
        assertThat(user.head()).startsWith("HTTP/1.1 200");
        assertThat(user.body()).isEmpty();
        assertThat(client.get(path).body()).isEqualTo(CONTENT);
    }

    @Test
    void a_download_goes_on_where_it_broke_off_as_often_as_it_must() throws IOException {
        sandbox.addFaults("downloadAsset: cut-answer 6 first 3");
        ByteArrayOutputStream received = new ByteArrayOutputStream();

        received.writeBytes(download("").body());
        received.writeBytes(download("Range: bytes=6-\r\n").body());
        received.writeBytes(download("Range: bytes=12-\r\n").body());
        TestClient.Reply rest = client.call("GET", path, Map.of("Range", "bytes=18-"), new byte[0]);
        received.writeBytes(rest.body());

        assertThat(rest.status()).isEqualTo(206);
        assertThat(received.toByteArray()).isEqualTo(CONTENT);
    }

    @Test
    void a_file_that_changed_between_two_parts_comes_whole() throws IOException {
        sandbox.addFaults("downloadAsset: cut-answer 6 first 1");
        Matcher tag = Pattern.compile("(?i)\\r\\nETag: (.*)\\r\\n")
                .matcher(download("").head());
        assertThat(tag.find()).isTrue();
        replace();

        TestClient.Reply reply =
                client.call("GET", path, Map.of("Range", "bytes=6-", "If-Range", tag.group(1)), new byte[0]);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(OTHER);
        assertThat(reply.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag.group(1));
    }

    @Test
    void the_copy_of_a_replaced_file_holds_the_old_bytes() {
        String copy = replace().text("id");

        assertThat(client.get("/assets/" + copy + "/original").body()).isEqualTo(CONTENT);
        assertThat(client.get(path).body()).isEqualTo(OTHER);
    }

    @Test
    void a_part_beyond_4_gigabytes_needs_no_memory() {
        String id = sandbox.seed("large.mov", "22".repeat(20), 5L << 30);
        String large = "/assets/" + id + "/original";

        TestClient.Reply part = client.call("GET", large, Map.of("Range", "bytes=4294967296-4294967305"), new byte[0]);
        TestClient.Reply end = client.call("GET", large, Map.of("Range", "bytes=-3"), new byte[0]);

        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 4294967296-4294967305/5368709120");
        assertThat(part.body()).isEqualTo(new byte[10]);
        assertThat(end.body()).hasSize(3);
    }

    private TestClient.Reply replace() {
        byte[] form = new Multipart()
                .field("deviceAssetId", "test-2")
                .field("deviceId", "test")
                .field("fileCreatedAt", "2019-05-06T04:08:09.000Z")
                .field("fileModifiedAt", "2019-05-06T04:08:09.000Z")
                .file("assetData", "b.jpg", OTHER)
                .finished();
        return client.call("PUT", path, Map.of("Content-Type", Multipart.contentType()), form);
    }

    private record Broken(String head, byte[] body) {}

    private Broken download(String header) throws IOException {
        return get(path, header);
    }

    private Broken get(String target, String header) throws IOException {
        try (RawClient raw = new RawClient(sandbox.url())) {
            raw.send("GET /api" + target + " HTTP/1.1\r\nHost: sandbox\r\nx-api-key: " + sandbox.apiKey() + "\r\n"
                    + header + "\r\n");
            String head = raw.readHead();
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int next = raw.read(); next >= 0; next = raw.read()) {
                body.write(next);
            }
            return new Broken(head, body.toByteArray());
        }
    }
}
