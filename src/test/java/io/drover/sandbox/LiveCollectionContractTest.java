package io.drover.sandbox;

import org.junit.jupiter.api.Tag;

/** A real server keeps the contract: {@code mvn verify -Plive}, with its address and its user in the environment. */
@Tag("live")
class LiveCollectionContractTest extends CollectionContract {
    LiveCollectionContractTest() {
        super(new LiveServer());
    }
}
