package io.drover.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** A sandbox of one version, which nobody else uses. */
public final class SandboxUnderTest implements ServerUnderTest {
    private final SandboxServer sandbox;

    SandboxUnderTest(String version) {
        this(SandboxServer.builder().version(version));
    }

    /** @param originals folder for the files, which downloads give then */
    public SandboxUnderTest(String version, Path originals) {
        this(SandboxServer.builder().version(version).keepOriginals(originals));
    }

    private SandboxUnderTest(SandboxBuilder builder) {
        try {
            this.sandbox = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Any sandbox, for a field that a test sets before it begins. */
    static SandboxServer any() {
        try {
            return SandboxServer.builder().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The ids of so many assets that the user has all along. */
    public List<String> seeded(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> sandbox.seed(
                        "seeded.jpg",
                        TestClient.sha1(UUID.randomUUID().toString().getBytes(UTF_8)),
                        1))
                .toList();
    }

    @Override
    public URI api() {
        return sandbox.url();
    }

    @Override
    public boolean isShared() {
        return false;
    }

    @Override
    public String email() {
        return sandbox.email();
    }

    @Override
    public String password() {
        return sandbox.password();
    }

    @Override
    public String key() {
        return sandbox.apiKey();
    }

    @Override
    public String keyFor(String permission) {
        return sandbox.addApiKey(permission);
    }

    @Override
    public String otherKey() {
        return sandbox.addUser("other@example.com", null);
    }

    @Override
    public String newSession() {
        String login = "{\"email\":\"" + sandbox.email() + "\",\"password\":\"" + sandbox.password() + "\"}";
        return new TestClient(api(), key()).json("POST", "/auth/login", login).text("accessToken");
    }

    @Override
    public void endLater(String token) {
        // It ends with the sandbox.
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
