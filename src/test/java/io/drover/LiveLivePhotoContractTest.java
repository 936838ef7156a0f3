package io.drover;

import io.drover.sandbox.LiveServer;
import org.junit.jupiter.api.Tag;

/** Live photos are joined on a real server: {@code mvn verify -Plive}, with its address and its user in the environment. */
@Tag("live")
class LiveLivePhotoContractTest extends LivePhotoContract {
    LiveLivePhotoContractTest() {
        super(new LiveServer(), System.nanoTime());
    }
}
