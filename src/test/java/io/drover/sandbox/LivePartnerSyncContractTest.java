package io.drover.sandbox;

import org.junit.jupiter.api.Tag;

/** A real server keeps the contract of partners: {@code mvn verify -Plive}, with its address and two users in the environment. */
@Tag("live")
class LivePartnerSyncContractTest extends PartnerSyncContract {
    LivePartnerSyncContractTest() {
        super(new LiveServer());
    }
}
