package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.ApiClient;
import io.drover.http.ApiException;
import io.drover.http.HttpAddress;
import io.drover.http.HttpSettings;
import io.drover.http.Network;
import io.drover.http.Verdict;
import io.drover.immich.api.model.Login;
import io.drover.immich.api.model.UploadAsset;
import io.drover.sandbox.SandboxServer;
import io.drover.testing.SettableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Large files go to the address in the own network when the same server answers there, and lose nothing when not. */
@Timeout(60)
class LanRouteTest {
    @TempDir
    Path folder;

    private final SettableClock clock = new SettableClock(Instant.parse("2026-07-01T10:00:00Z"));
    private SandboxServer usual;
    private SandboxServer near;

    /** Two sandboxes of one seed have the same user and the same key, as two addresses of one server have. */
    @BeforeEach
    void start() throws IOException {
        usual = SandboxServer.builder().random(1).start();
        near = SandboxServer.builder().random(1).start();
    }

    @AfterEach
    void close() {
        usual.close();
        near.close();
    }

    private ImmichClient client() {
        return client(near.url());
    }

    private ImmichClient client(URI lanUrl) {
        return client(lanUrl, Access.byKey(usual::apiKey));
    }

    private ImmichClient client(URI lanUrl, Access access) {
        return new HttpImmichClient(new ImmichSettings(
                ImmichSettings.address("url", usual.url().toString()),
                access,
                HttpSettings.defaults(),
                Network.direct(),
                new LanAddress(ImmichSettings.address("lanUrl", lanUrl.toString()), 3),
                clock));
    }

    private Access byLogin() {
        return new Access(null, null, this::login, "");
    }

    private Login login() {
        return new Login(usual.email(), usual.password());
    }

    private void upload(ImmichClient client, String content) throws IOException, NoSuchAlgorithmException {
        Path file = Files.writeString(folder.resolve("a.jpg"), content);
        String sha1 = HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-1").digest(content.getBytes(StandardCharsets.UTF_8)));
        client.uploadAsset(new AssetUpload(
                file,
                "a.jpg",
                Files.size(file),
                sha1,
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                UploadAsset.PLAIN,
                () -> {},
                bytes -> {}));
    }

    @Test
    void a_large_file_goes_near_and_a_small_one_the_usual_way() throws Exception {
        try (ImmichClient client = client()) {
            upload(client, "ab");
            assertThat(near.requests()).isZero();

            upload(client, "abc");

            assertThat(usual.assetCount()).isEqualTo(1);
            assertThat(near.assetCount()).isEqualTo(1);
        }
    }

    @Test
    void the_same_server_is_asked_for_once_a_minute() throws Exception {
        try (ImmichClient client = client()) {
            upload(client, "abc");
            upload(client, "abcd");
            assertThat(near.requests("getMyUser")).isEqualTo(1);

            clock.advance(Duration.ofSeconds(61));
            upload(client, "abcde");

            assertThat(near.requests("getMyUser")).isEqualTo(2);
        }
    }

    @Test
    void another_server_gets_no_file_and_one_of_another_version_no_credentials() throws Exception {
        near.close();
        near = SandboxServer.builder().random(2).version("3.1.0").start();
        try (ImmichClient client = client()) {
            upload(client, "abc");
        }

        assertThat(usual.assetCount()).isEqualTo(1);
        assertThat(near.requests("uploadAsset")).isZero();
        assertThat(near.receivedHeaders()).doesNotContainKey("x-api-key");
    }

    @Test
    void another_user_gets_no_file() throws Exception {
        near.close();
        near = SandboxServer.builder().random(2).start();
        try (ImmichClient client = client()) {
            upload(client, "abc");
        }

        assertThat(usual.assetCount()).isEqualTo(1);
        assertThat(near.assetCount()).isZero();
    }

    @Test
    void a_server_that_does_not_know_the_session_costs_no_session_and_sees_no_other() throws Exception {
        try (ImmichClient client = client(near.url(), byLogin())) {
            upload(client, "abc");
            upload(client, "abcd");
        }

        assertThat(usual.assetCount()).isEqualTo(2);
        assertThat(usual.requests("login")).isEqualTo(1);
        assertThat(near.requests("getMyUser")).isEqualTo(1);
        assertThat(near.receivedHeaders().get("x-immich-user-token")).hasSize(1);
    }

    @Test
    void an_upload_there_that_is_not_let_in_costs_no_session() throws Exception {
        usual.addFaults("uploadAsset: status 401 x1");
        try (ImmichClient client = client(usual.url(), byLogin())) {
            upload(client, "abc");
        }

        assertThat(usual.requests("uploadAsset")).isEqualTo(2);
        assertThat(usual.requests("login")).isEqualTo(1);
    }

    @Test
    void an_address_that_is_gone_is_left_alone_for_a_while() throws Exception {
        URI gone = near.url();
        near.close();
        try (ImmichClient client = client(gone)) {
            upload(client, "abc");
            int asked = usual.requests("getServerVersion");
            upload(client, "abcd");

            assertThat(usual.assetCount()).isEqualTo(2);
            assertThat(usual.requests("getServerVersion")).isEqualTo(asked);
        }
    }

    @Test
    void a_refusal_there_sends_the_file_the_usual_way_at_once() throws Exception {
        near.addFaults("uploadAsset: status 413 x1");
        try (ImmichClient client = client()) {
            upload(client, "abc");
            upload(client, "abcd");
        }

        assertThat(usual.assetCount()).isEqualTo(2);
        assertThat(near.requests("uploadAsset")).isEqualTo(1);
    }

    @Test
    void a_file_that_the_server_itself_refuses_there_is_not_sent_again_and_the_way_stays_open() throws Exception {
        near.addFaults("uploadAsset: status 400 x1");
        try (ImmichClient client = client()) {
            assertThatThrownBy(() -> upload(client, "abc"))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.REJECT));
            upload(client, "abcd");
        }

        assertThat(usual.requests("uploadAsset")).isZero();
        assertThat(near.assetCount()).isEqualTo(1);
    }

    @Test
    void what_may_have_arrived_is_not_sent_again_before_the_server_was_asked() throws Exception {
        near.addFaults("uploadAsset: status 500 x1");
        try (ImmichClient client = client()) {
            assertThatThrownBy(() -> upload(client, "abc")).isInstanceOf(ApiException.class);
            upload(client, "abc");
        }

        assertThat(usual.assetCount()).isEqualTo(1);
    }

    @Test
    void what_fails_at_once_makes_one_pause_and_fails_late_none() {
        ApiException broken = new ApiException("uploadAsset", "it broke", 0, null, 0, false, null);
        try (LanRoute route = route()) {
            List<LanRoute.Passage> passages =
                    Stream.generate(() -> route.forFile(3)).limit(8).toList();

            passages.subList(0, 7).forEach(passage -> route.failed(passage, broken));

            assertThat(route.forFile(3)).isNull();
            clock.advance(Duration.ofSeconds(61));
            assertThat(route.forFile(3)).isNotNull();

            route.failed(passages.get(7), broken);

            assertThat(route.forFile(3)).isNotNull();
        }
    }

    private LanRoute route() {
        HttpAddress address = ImmichSettings.address("lanUrl", near.url().toString());
        ApiClient api = new ApiClient(
                "Immich", ImmichSettings.ADDRESS_HINT, address, HttpSettings.defaults(), Network.direct(), clock);
        return new LanRoute(new LanAddress(address, 3), api, server -> true, clock);
    }
}
