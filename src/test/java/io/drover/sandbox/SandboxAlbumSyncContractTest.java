package io.drover.sandbox;

import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The sandbox keeps the contract of albums in the stream, as each version. */
@ParameterizedClass
@ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
class SandboxAlbumSyncContractTest extends AlbumSyncContract {
    SandboxAlbumSyncContractTest(String version) {
        super(new SandboxUnderTest(version));
    }
}
