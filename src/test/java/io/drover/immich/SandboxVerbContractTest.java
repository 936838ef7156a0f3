package io.drover.immich;

import io.drover.sandbox.SandboxUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs keep their contract with the sandbox, as each version. */
@ParameterizedClass
@ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
class SandboxVerbContractTest {
    @TempDir
    private static Path originals;

    private static VerbStage stage;

    @BeforeParameterizedClassInvocation
    static void start(String version) {
        stage = new VerbStage(new SandboxUnderTest(version, originals.resolve(version)));
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stage.close();
    }

    SandboxVerbContractTest(String version) {}

    @Nested
    class Assets extends AssetVerbContract {
        Assets() {
            super(stage);
        }
    }

    @Nested
    class Metadata extends MetadataVerbContract {
        Metadata() {
            super(stage);
        }
    }

    @Nested
    class Albums extends AlbumVerbContract {
        Albums() {
            super(stage);
        }
    }

    @Nested
    class Tags extends TagVerbContract {
        Tags() {
            super(stage);
        }
    }

    @Nested
    class Stacks extends StackVerbContract {
        Stacks() {
            super(stage);
        }
    }

    @Nested
    class Trash extends TrashVerbContract {
        Trash() {
            super(stage);
        }
    }

    @Nested
    class Search extends SearchVerbContract {
        Search() {
            super(stage);
        }
    }

    @Nested
    class AllAlike extends TableVerbContract {
        AllAlike() {
            super(stage);
        }
    }

    @Nested
    class Server extends ServerVerbContract {
        Server() {
            super(stage);
        }
    }

    @Nested
    class Content extends ContentVerbContract {
        Content() {
            super(stage);
        }
    }

    @Nested
    class Uploads extends UploadVerbContract {
        Uploads() {
            super(stage);
        }
    }

    @Nested
    class Sync extends SyncVerbContract {
        Sync() {
            super(stage);
        }
    }
}
