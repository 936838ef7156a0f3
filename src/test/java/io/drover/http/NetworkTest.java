package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands between here and a server: certificates, proxies, gateways. */
@Timeout(60)
class NetworkTest {
    private static final Request ASK = new Request(
            "getServerVersion", "GET", "/server/version", List.of(new BasicHeader("x-api-key", "top", true)), null);
    private static final RawServer.Script ANSWERS =
            RawServer.script((request, body) -> RawServer.json(200, "{\"id\":\"the server\"}"));

    record Answered(String id) {}

    @TempDir
    Path folder;

    private final TestProxy proxy = new TestProxy("me", "pass word");

    @AfterEach
    void close() {
        proxy.close();
    }

    private static String ask(String url, Network network) {
        try (ApiClient client = TestClients.of(url + "/api", HttpSettings.defaults(), network)) {
            return client.call(ASK, Answered.class).id();
        }
    }

    private static Network network(
            SSLContext tls, boolean verifyHostNames, @Nullable Proxy through, List<Header> headers) {
        return new Network(tls, verifyHostNames, through, headers, RateLimit.NONE, RateLimit.NONE);
    }

    @Test
    void a_private_authority_is_trusted_by_its_file() throws Exception {
        TestCertificate certificate = TestCertificate.of("localhost", folder);
        try (RawServer server = RawServer.startSecure(certificate.ownContext(), ANSWERS)) {
            assertThat(ask(server.url(), Network.direct(Trust.with("ca", certificate.pem()))))
                    .isEqualTo("the server");
        }
    }

    @Test
    void another_authority_is_not_and_the_files_wait() throws Exception {
        TestCertificate own = TestCertificate.of("localhost", folder.resolve("own"));
        TestCertificate other = TestCertificate.of("localhost", folder.resolve("other"));
        try (RawServer server = RawServer.startSecure(own.ownContext(), ANSWERS)) {
            Network network = Network.direct(Trust.with("ca", other.pem()));

            assertThatThrownBy(() -> ask(server.url(), network))
                    .isInstanceOfSatisfying(
                            ApiException.class, e -> assertThat(e.verdict()).isEqualTo(Verdict.WAIT));
        }
    }

    @Test
    void a_certificate_of_another_host_is_refused_unless_nothing_is_verified() throws Exception {
        TestCertificate certificate = TestCertificate.of("photos.example.org", folder);
        try (RawServer server = RawServer.startSecure(certificate.ownContext(), ANSWERS)) {
            assertThatThrownBy(() -> ask(server.url(), Network.direct(Trust.with("ca", certificate.pem()))))
                    .isInstanceOf(ApiException.class);

            assertThat(ask(server.url(), network(Trust.everybody(), false, null, List.of())))
                    .isEqualTo("the server");
        }
    }

    @Test
    void a_file_without_a_certificate_is_told() throws Exception {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        Path wrong = Files.writeString(folder.resolve("wrong.pem"), "no certificate");

        for (Path file : List.of(empty, wrong)) {
            assertThatThrownBy(() -> Trust.with("caCertificateFile", file))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("caCertificateFile: " + file
                            + " holds no certificate; allowed is PEM, which begins with -----BEGIN CERTIFICATE-----");
        }
        assertThatThrownBy(() -> Trust.with("caCertificateFile", folder.resolve("missing.pem")))
                .hasMessage("caCertificateFile: there is no file " + folder.resolve("missing.pem"));
    }

    @Test
    void https_goes_through_the_proxy_by_connect_and_each_sees_its_own_credentials() throws Exception {
        TestCertificate certificate = TestCertificate.of("localhost", folder);
        try (RawServer server = RawServer.startSecure(certificate.ownContext(), ANSWERS)) {
            Network network =
                    network(Trust.with("ca", certificate.pem()), true, proxy.as("me", "pass word"), List.of());

            assertThat(ask(server.url(), network)).isEqualTo("the server");

            assertThat(proxy.requests()).hasSize(1).allSatisfy(request -> {
                assertThat(request.method()).isEqualTo("CONNECT");
                assertThat(request.headers()).doesNotContainKey("x-api-key");
            });
            assertThat(server.requests())
                    .hasSize(1)
                    .allSatisfy(request -> assertThat(request.headers())
                            .containsEntry("x-api-key", "top")
                            .doesNotContainKey("proxy-authorization"));
        }
    }

    @Test
    void http_goes_through_the_proxy_in_absolute_form() {
        Network network = network(Trust.everybody(), true, proxy.as("me", "pass word"), List.of());

        assertThat(ask("http://photos.example.org", network)).isEqualTo("by the proxy");

        assertThat(proxy.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.path()).isEqualTo("http://photos.example.org/api/server/version"));
    }

    @ParameterizedTest
    @CsvSource({"http", "https"})
    void a_proxy_that_refuses_is_waited_for_and_says_what_to_set(String scheme) {
        Network network = network(Trust.everybody(), true, proxy.as("me", "wr0ng"), List.of());

        assertThatThrownBy(() -> ask(scheme + "://photos.example.org", network))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.verdict()).isEqualTo(Verdict.WAIT);
                    assertThat(e)
                            .hasMessageContaining("407")
                            .hasMessageContaining("set proxyUser and proxyPassword")
                            .hasMessageNotContaining("wr0ng");
                });
    }

    @Test
    void a_gateway_gets_its_headers_and_they_are_never_shown() {
        List<Header> headers = GatewayHeaders.of("extraHeaders", Map.of("CF-Access-Client-Secret", "s3cret"));
        try (RawServer server = RawServer.answering((request, body) -> RawServer.json(
                400, "{\"message\":\"you said " + request.headers().get("cf-access-client-secret") + "\"}"))) {
            assertThatThrownBy(() -> ask(server.url(), network(Trust.everybody(), true, null, headers)))
                    .hasMessageContaining("you said ***")
                    .hasMessageNotContaining("s3cret");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Host           | example.org | Host is a header that is never given here
                    X-Api-Key      | s3cret      | X-Api-Key is a header that is never given here
                    Content-Length | 5           | Content-Length is a header that is never given here
                    a b            | s3cret      | 'a b' is no name of a header
                    X-Gate         | s3crét      | the value of X-Gate is empty, or holds
                    X-Gate         | ''          | the value of X-Gate is empty, or holds
                    Authorization  | Bearer s3cret | Authorization with Bearer is taken for a session
                    """)
    void a_header_that_cannot_be_is_refused_without_its_value(String name, String value, String expected) {
        assertThatThrownBy(() -> GatewayHeaders.of("extraHeaders", Map.of(name, value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected)
                .hasMessageNotContaining("s3cr");
    }

    @Test
    void a_password_in_a_body_is_never_shown() {
        Request login = new Request("login", "POST", "/auth/login", WireJson.object(Map.of("password", "hunter2")));

        assertThat(login.withoutSecrets("Incorrect password hunter2")).isEqualTo("Incorrect password ***");
    }
}
