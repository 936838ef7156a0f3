package io.drover.library.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.storage.Storage;
import io.drover.testing.NobodyThere;
import io.drover.testing.SftpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nobody is let in who is not known, on either side, and no sentence about it holds a secret. */
@Timeout(60)
class SftpLoginTest {
    private static final String PASSPHRASE = "a-Passphrase-nobody-knows";

    @TempDir
    private Path root;

    @TempDir
    private Path own;

    private final DefaultCamelContext context = new DefaultCamelContext();
    private SftpServer server;

    @BeforeEach
    void start() throws Exception {
        server = new SftpServer(root);
        Files.writeString(root.resolve("a.jpg"), "first");
        Files.writeString(own.resolve("password"), SftpServer.PASSWORD + "\n");
        context.disableJMX();
        context.start();
    }

    @AfterEach
    void stop() throws Exception {
        context.stop();
        server.close();
    }

    @Test
    void an_unknown_host_key_is_refused_with_the_line_that_makes_it_known() throws IOException {
        Path knownHosts = own.resolve("known_hosts");

        assertThatThrownBy(() -> find(Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("its host key is not known. Compare its fingerprint SHA256:")
                .hasMessageEndingWith("then add this line to " + knownHosts + ": " + server.knownHostsLine());
        assertThat(knownHosts).doesNotExist();
        Files.writeString(knownHosts, server.knownHostsLine());

        find(Map.of());
    }

    @Test
    void a_changed_host_key_is_refused_with_both_fingerprints() throws IOException {
        Files.writeString(own.resolve("known_hosts"), server.knownHostsLine());
        find(Map.of());

        server.changeHostKey();

        assertThatThrownBy(() -> find(Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageMatching(".*its host key is SHA256:\\S{43}, not SHA256:\\S{43} as .*known_hosts says[.].*")
                .hasMessageContaining("somebody stands between you and it; nothing was sent")
                .hasMessageEndingWith(server.knownHostsLine());
        assertThat(own.resolve("known_hosts")).content().doesNotContain(server.knownHostsLine());
    }

    @Test
    void a_host_key_is_checked_whatever_the_options_say() {
        assertThatThrownBy(() -> find(Map.of("strictHostKeyChecking", "no")))
                .hasMessage("storage.strictHostKeyChecking is no: host keys are always checked, leave it out");
    }

    @Test
    void a_wrong_password_is_told_without_showing_it_and_not_tried_again_at_once() throws Exception {
        trust();
        Files.writeString(own.resolve("password"), "a-wrong-Passw0rd");
        try (Storage storage = storage(Map.of())) {
            for (int attempt = 0; attempt < 3; attempt++) {
                assertThatThrownBy(() -> storage.find("a.jpg"))
                        .isInstanceOf(RefusedException.class)
                        .hasMessageContaining("the server does not let this user in")
                        .hasMessageNotContaining("a-wrong-Passw0rd");
            }
        }
        assertThat(server.connected()).isEqualTo(1);
    }

    @Test
    void a_key_lets_in_and_its_passphrase_is_taken_from_its_file() throws Exception {
        trust();
        Path key = key();
        Path passphrase = Files.writeString(own.resolve("passphrase"), PASSPHRASE);

        Map<String, Object> login = Map.of(
                "passwordFile", "",
                "privateKeyFile", key.toString(),
                "privateKeyPassphraseFile", passphrase.toString());
        find(login);
        Files.writeString(passphrase, "another-Passphrase");
        assertThatThrownBy(() -> find(login))
                .isInstanceOf(RefusedException.class)
                .hasMessageNotContaining("another-Passphrase");
    }

    @Test
    void a_key_file_that_is_none_is_told() throws IOException {
        trust();
        Path file = Files.writeString(own.resolve("id_none"), "no key");

        assertThatThrownBy(() -> find(Map.of("privateKeyFile", file.toString())))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("privateKeyFile");
    }

    @Test
    void a_server_that_has_old_algorithms_only_is_refused_by_their_names() throws IOException {
        trust();
        server.onlyOldKeyExchange();

        assertThatThrownBy(() -> find(Map.of()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("no algorithm in common for kex: the server has diffie-hellman-group14-sha1")
                .hasMessageContaining("storage.keyExchangeProtocols");
    }

    @Test
    void a_server_that_is_not_there_is_told() throws IOException {
        try (NobodyThere nobody = new NobodyThere()) {
            String place = "localhost:" + nobody.port();

            assertThatThrownBy(() -> SftpStorage.of(context, "sftp:" + place, login(Map.of()))
                            .find("a.jpg"))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("sftp://" + place + " cannot be reached: ");
        }
    }

    @Test
    void an_option_that_is_wrong_is_told_without_its_value() {
        assertThatThrownBy(() -> find(Map.of("pasword", "s3cret-in-the-wrong-place")))
                .hasMessageStartingWith("storage.pasword: sftp has no such option here; there are ")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> find(Map.of("password", "s3cret")))
                .hasMessageStartingWith(
                        "storage.password is a secret, which does not go into an address: write #property:KEY")
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> find(Map.of("passwordFile", "")))
                .hasMessageContaining("storage.privateKeyFile is not set: give a key, or storage.passwordFile");
        assertThatThrownBy(() -> find(Map.of("username", "")))
                .hasMessageContaining("storage.username is not set: give the user's name on the server");
        assertThatThrownBy(() -> find(Map.of("connections", "0")))
                .hasMessageContaining("storage.connections is 0, allowed: 1 to 32");
        assertThatThrownBy(() -> find(Map.of("soTimeout", "soon")))
                .hasMessageContaining("storage: sftp does not take the value of one of its options")
                .hasMessageContaining("soTimeout");
        assertThatThrownBy(() -> SftpStorage.of(context, "sftp://anna:s3cret@nas", login(Map.of())))
                .hasMessageContaining("the user is storage.username")
                .hasMessageNotContaining("s3cret");
    }

    @Test
    void a_reference_to_a_setting_is_followed() throws IOException {
        trust();
        context.getPropertiesComponent().addOverrideProperty("test.password", SftpServer.PASSWORD);

        find(Map.of("passwordFile", "", "password", "#property:test.password"));
    }

    private void trust() throws IOException {
        Files.writeString(own.resolve("known_hosts"), server.knownHostsLine());
    }

    /** A key that the server knows. */
    private Path key() throws Exception {
        KeyPair pair = SftpServer.newKey("EC", 256);
        server.letIn(pair.getPublic());
        OpenSSHKeyEncryptionContext encryption = new OpenSSHKeyEncryptionContext();
        encryption.setPassword(PASSPHRASE);
        encryption.setCipherType("256");
        Path file = own.resolve("id_ecdsa");
        try (OutputStream out = Files.newOutputStream(file)) {
            OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "test", encryption, out);
        }
        return file;
    }

    private void find(Map<String, Object> more) throws IOException {
        try (Storage storage = storage(more)) {
            assertThat(storage.find("a.jpg").size()).isEqualTo(5);
        }
    }

    private Storage storage(Map<String, Object> more) {
        return SftpStorage.of(context, server.endpoint(), login(more));
    }

    private Map<String, Object> login(Map<String, Object> more) {
        Map<String, Object> options = new HashMap<>(Map.of(
                "username", SftpServer.USER,
                "passwordFile", own.resolve("password").toString(),
                "knownHostsFile", own.resolve("known_hosts").toString()));
        options.putAll(more);
        return options;
    }
}
