package io.drover;

import io.drover.sandbox.SandboxUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Albums and tags of folders, with the sandbox as each version. */
@ParameterizedClass
@ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
@Tag("long")
class AlbumsOfFoldersTest extends AlbumsOfFoldersContract {
    @TempDir
    private static Path originals;

    AlbumsOfFoldersTest(String version) {
        super(new SandboxUnderTest(version, originals.resolve(version)), 2_000);
    }
}
