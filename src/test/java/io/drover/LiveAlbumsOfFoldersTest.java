package io.drover;

import io.drover.sandbox.LiveServer;
import org.junit.jupiter.api.Tag;

/** Albums and tags of folders, with a real server: {@code mvn verify -Plive}, with its address and its user in the environment. */
@Tag("live")
class LiveAlbumsOfFoldersTest extends AlbumsOfFoldersContract {
    LiveAlbumsOfFoldersTest() {
        super(new LiveServer(), 400);
    }
}
