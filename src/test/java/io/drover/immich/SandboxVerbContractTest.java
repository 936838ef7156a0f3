package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.sandbox.SandboxUnderTest;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The verbs keep their contract with the sandbox, as each version. */
@ParameterizedClass
@ValueSource(strings = {"1.144.1", "2.7.5", "3.1.0"})
class SandboxVerbContractTest {
    @TempDir
    private static Path originals;

    private static @Nullable VerbStage stage;
    private static @Nullable SandboxUnderTest sandbox;

    @BeforeParameterizedClassInvocation
    static void start(String version) {
        SandboxUnderTest server = new SandboxUnderTest(version, originals.resolve(version));
        sandbox = server;
        stage = new VerbStage(server);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        started().close();
    }

    SandboxVerbContractTest(String version) {}

    private static VerbStage started() {
        return Objects.requireNonNull(stage);
    }

    /** More assets than a real server can be given for a test. */
    @Nested
    class ManyAssets extends VerbContractBase {
        ManyAssets() {
            super(started());
        }

        @ParameterizedTest
        @ValueSource(strings = {"updateAssets", "runAssetJobs", "deleteAssets", "restoreAssets"})
        void more_assets_than_a_call_takes_are_dealt_with_in_several_calls(String verb) {
            List<String> ids = and(Objects.requireNonNull(sandbox).seeded(2_000), NOWHERE);

            List<String> outcomes = outcomes(done(verb, ids, Map.of("CamelImmichName", "refresh-metadata")));

            assertThat(outcomes.subList(0, 2_000)).containsOnly("done");
            assertThat(outcomes.get(2_000)).startsWith("Not found or no asset.");
            assertThat(requests(verb)).isEqualTo(3);
        }
    }

    @Nested
    class Assets extends AssetVerbContract {
        Assets() {
            super(started());
        }
    }

    @Nested
    class Metadata extends MetadataVerbContract {
        Metadata() {
            super(started());
        }
    }

    @Nested
    class Albums extends AlbumVerbContract {
        Albums() {
            super(started());
        }
    }

    @Nested
    class Tags extends TagVerbContract {
        Tags() {
            super(started());
        }
    }

    @Nested
    class Stacks extends StackVerbContract {
        Stacks() {
            super(started());
        }
    }

    @Nested
    class Trash extends TrashVerbContract {
        Trash() {
            super(started());
        }
    }

    @Nested
    class Search extends SearchVerbContract {
        Search() {
            super(started());
        }
    }

    @Nested
    class AllAlike extends TableVerbContract {
        AllAlike() {
            super(started());
        }
    }

    @Nested
    class Server extends ServerVerbContract {
        Server() {
            super(started());
        }
    }

    @Nested
    class Content extends ContentVerbContract {
        Content() {
            super(started());
        }
    }

    @Nested
    class Uploads extends UploadVerbContract {
        Uploads() {
            super(started());
        }
    }

    @Nested
    class Sync extends SyncVerbContract {
        Sync() {
            super(started());
        }
    }
}
