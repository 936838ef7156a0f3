package io.drover.immich;

import io.drover.sandbox.LiveServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** The verbs keep their contract with a real server: {@code mvn verify -Plive}, with its address and its user in the environment. */
@Tag("live")
class LiveVerbContractTest {
    private static VerbStage stage;

    @BeforeAll
    static void start() {
        stage = new VerbStage(new LiveServer());
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

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
