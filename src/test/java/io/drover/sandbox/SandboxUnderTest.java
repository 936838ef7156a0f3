package io.drover.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** A sandbox of one version, alone for one test. */
final class SandboxUnderTest implements ServerUnderTest {
    private final SandboxServer sandbox;

    SandboxUnderTest(String version) {
        try {
            this.sandbox = SandboxServer.builder().version(version).start();
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

    @Override
    public URI api() {
        return sandbox.url();
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
    public String newSession() {
        String login = "{\"email\":\"" + sandbox.email() + "\",\"password\":\"" + sandbox.password() + "\"}";
        return new TestClient(api(), key()).json("POST", "/auth/login", login).text("accessToken");
    }

    @Override
    public void close() {
        sandbox.close();
    }
}
