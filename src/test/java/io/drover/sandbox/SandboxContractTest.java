package io.drover.sandbox;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox keeps the contract, as each version. */
@ParameterizedClass
@ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
class SandboxContractTest extends ImmichContract {
    private final SandboxServer sandbox;

    SandboxContractTest(String version) throws IOException {
        this.sandbox = SandboxServer.builder().version(version).start();
    }

    @Override
    URI api() {
        return sandbox.url();
    }

    @Override
    String key() {
        return sandbox.apiKey();
    }

    @Override
    String keyFor(String permission) {
        return sandbox.addApiKey(permission);
    }

    @Override
    void stop() {
        sandbox.close();
    }
}
