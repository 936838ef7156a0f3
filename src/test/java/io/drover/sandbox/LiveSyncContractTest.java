package io.drover.sandbox;

import org.junit.jupiter.api.Tag;

/** A real server keeps the contract of the synchronisation: {@code mvn verify -Plive}, with its address and its user in the environment. */
@Tag("live")
class LiveSyncContractTest extends SyncContract {
    LiveSyncContractTest() {
        super(new LiveServer());
    }
}
