package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;

/**
 * What the contracts share: a server, its version, and files that are gone when a test is over. A contract's cases run
 * against the sandbox and against a real server; what they expect follows the version that the server says it has.
 */
abstract class ContractBase {
    /** An id that nothing has. */
    static final String NOWHERE = "00000000-0000-4000-8000-000000000000";

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final List<String> made = new ArrayList<>();
    private final ServerUnderTest server;

    /** Calls the server with a key that may do everything. */
    final TestClient client;

    /** The first number of the server's version. */
    final int major;

    ContractBase(ServerUnderTest server) {
        this.server = server;
        this.client = new TestClient(server.api(), server.key());
        this.major = client.get("/server/version").json().path("major").asInt();
    }

    @AfterEach
    void remove_what_was_made() {
        for (String sha1 : made) {
            String id = checked(sha1).path("assetId").asText();
            if (!id.isEmpty()) {
                delete(id, true);
            }
        }
        server.close();
    }

    /** Calls the server with a new key that may do this alone. */
    final TestClient clientFor(String permission) {
        return client.withKey(server.keyFor(permission));
    }

    /** Bytes that no server has; what becomes of them is removed after the test. */
    final byte[] content() {
        byte[] content = new byte[2_000];
        RANDOM.nextBytes(content);
        removeLater(content);
        return content;
    }

    /** Has the asset with these bytes removed after the test. */
    final void removeLater(byte[] content) {
        made.add(TestClient.sha1(content));
    }

    /** A complete form with these bytes as a photo. */
    static Multipart photo(byte[] content) {
        return Multipart.complete().file("assetData", "contract.jpg", content);
    }

    /** The id of a new asset. */
    final String uploaded() {
        return client.upload(photo(content())).text("id");
    }

    /** What the server knows of these bytes: one result of checkBulkUpload. */
    final JsonNode checked(String sha1) {
        return client.check(sha1).json().path("results").path(0);
    }

    /**
     * Reads a path again and again until what it says is right: a real server does some things a moment later, in a
     * job. The sandbox does them at once.
     */
    final TestClient.Reply eventually(String path, Predicate<TestClient.Reply> right) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        TestClient.Reply reply = client.get(path);
        while (!right.test(reply) && System.nanoTime() < end) {
            reply = client.get(path);
        }
        return reply;
    }

    final TestClient.Reply delete(String id, boolean force) {
        return client.json("DELETE", "/assets", "{\"ids\":[\"" + id + "\"],\"force\":" + force + "}");
    }
}
