package io.drover.sandbox;

import org.junit.jupiter.api.Tag;

/** A real server keeps the contract about assets, see {@link LiveServer}. */
@Tag("live")
class LiveAssetContractTest extends AssetContract {
    LiveAssetContractTest() {
        super(new LiveServer());
    }
}
