package io.drover;

import io.drover.sandbox.SandboxUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Live photos are joined on the sandbox, as each version. */
@ParameterizedClass
@ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
class SandboxLivePhotoContractTest extends LivePhotoContract {
    @TempDir
    private static Path originals;

    SandboxLivePhotoContractTest(String version) throws IOException {
        super(new SandboxUnderTest(version, Files.createTempDirectory(originals, version)), 40);
    }
}
