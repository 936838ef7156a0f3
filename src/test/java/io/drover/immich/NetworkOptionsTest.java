package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.http.RawServer;
import io.drover.http.TestCertificate;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings become the way to a server, and what cannot be is told by the option's name. */
@Timeout(60)
class NetworkOptionsTest {
    private static final RawServer.Script ANSWERS = RawServer.script(
            (request, body) -> RawServer.json(200, "{\"major\":3,\"minor\":1,\"patch\":0,\"prerelease\":null}"));

    @TempDir
    Path folder;

    @BeforeEach
    void folders() throws IOException {
        Files.createDirectories(folder.resolve("config"));
        Files.createDirectories(folder.resolve("routes"));
        Files.writeString(
                folder.resolve("routes/idle.camel.yaml"),
                "- from:\n    uri: direct:idle\n    steps:\n      - log: idle\n");
    }

    private String version(String url, String... more) throws IOException {
        String settings = "camel.component.immich.url = " + url + "/api\n" + String.join("\n", more) + "\n";
        Files.writeString(folder.resolve("config/application.properties"), settings);
        RuntimeOptions options = RuntimeOptions.of(
                        new Folders(folder.resolve("config"), folder.resolve("routes")), Map.of())
                .withBeans(Clock.systemUTC());
        try (DroverRuntime runtime = DroverRuntime.started(options)) {
            CamelContext context = runtime.context();
            return context.getComponent("immich", ImmichComponent.class)
                    .client()
                    .version()
                    .toString();
        }
    }

    @Test
    void a_private_authority_is_one_file() throws Exception {
        TestCertificate certificate = TestCertificate.of("localhost", folder.resolve("own"));
        try (RawServer server = RawServer.startSecure(certificate.ownContext(), false, ANSWERS)) {
            assertThat(version(
                            server.url(),
                            "camel.component.immich.apiKey = key",
                            "camel.component.immich.caCertificateFile = " + certificate.pem()))
                    .isEqualTo("3.1.0");
        }
    }

    @Test
    void a_client_certificate_comes_by_the_tls_settings_of_camel() throws Exception {
        TestCertificate certificate = TestCertificate.of("localhost", folder.resolve("own"));
        try (RawServer server = RawServer.startSecure(certificate.ownContext(), true, ANSWERS)) {
            assertThat(version(
                            server.url(),
                            "camel.component.immich.apiKey = key",
                            "camel.ssl.enabled = true",
                            "camel.ssl.keyStore = file:" + certificate.store(),
                            "camel.ssl.keystorePassword = " + TestCertificate.PASSWORD,
                            "camel.ssl.trustStore = file:" + certificate.store(),
                            "camel.ssl.trustStorePassword = " + TestCertificate.PASSWORD,
                            "camel.component.immich.useGlobalSslContextParameters = true"))
                    .isEqualTo("3.1.0");

            assertThatThrownBy(() -> version(
                            server.url(),
                            "camel.component.immich.apiKey = key",
                            "camel.component.immich.caCertificateFile = " + certificate.pem()))
                    .hasMessageContaining("getServerVersion");
        }
    }

    @Test
    void verification_is_switched_off_by_a_name_that_says_so() throws Exception {
        TestCertificate certificate = TestCertificate.of("photos.example.org", folder.resolve("own"));
        try (RawServer server = RawServer.startSecure(certificate.ownContext(), false, ANSWERS)) {
            assertThat(version(
                            server.url(),
                            "camel.component.immich.apiKey = key",
                            "camel.component.immich.insecureSkipCertificateVerification = true"))
                    .isEqualTo("3.1.0");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    maxUploads = 4                    | apiKey is not set: give an API key (apiKey or apiKeyFile, or set IMMICH_API_KEY or IMMICH_API_KEY_FILE), a login (email, and password or passwordFile) or a session's token (accessToken or accessTokenFile)
                    email = ann@example.org           | email is set without a password: give password or passwordFile too
                    password = hunter2                | email is not set: a password is given, and needs the e-mail address with it
                    passwordFile = nowhere            | passwordFile: the file nowhere cannot be used: there is no such file
                    """)
    void credentials_that_are_not_whole_are_told(String setting, String expected) {
        assertRefused(setting, expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    uploadRate = fast                 | uploadRate is 'fast', but 'fast' is no rate
                    proxyUser = me                    | proxyHost is not set: a user for the proxy is given
                    proxyHost = http://proxy:3128     | proxyHost is no host: give its name or address alone
                    lanUrl = http://10.0.0.2:2283/api | lanUrl is http, so that credentials and files are open
                    lanUrl = https://10.0.0.2/        | lanUrl must end in /api
                    caCertificateFile = nowhere.pem   | caCertificateFile: there is no file nowhere.pem
                    extraHeaders[Host] = s3cret       | extraHeaders: Host is a header that is never given here
                    useGlobalSslContextParameters = true | useGlobalSslContextParameters is true, but there are no settings camel.ssl.*
                    """)
    void a_way_that_cannot_be_is_told(String setting, String expected) {
        assertRefused("apiKey = hunter2\ncamel.component.immich." + setting, expected);
    }

    private void assertRefused(String setting, String expected) {
        assertThatThrownBy(() -> version("https://photos.example.org", "camel.component.immich." + setting))
                .hasMessageContaining("camel.component.immich." + expected)
                .hasMessageNotContaining("hunter2")
                .hasMessageNotContaining("s3cret");
    }
}
