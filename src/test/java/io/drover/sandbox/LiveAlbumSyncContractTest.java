package io.drover.sandbox;

import org.junit.jupiter.api.Tag;

/** A real server keeps the contract of albums in the stream: {@code mvn verify -Plive}, with its address and its user in the environment. */
@Tag("live")
class LiveAlbumSyncContractTest extends AlbumSyncContract {
    LiveAlbumSyncContractTest() {
        super(new LiveServer());
    }
}
