package io.drover.sandbox;

import org.junit.jupiter.api.Tag;

/** A real server keeps the contract about downloads, see {@link LiveServer}. */
@Tag("live")
class LiveDownloadContractTest extends DownloadContract {
    LiveDownloadContractTest() {
        super(new LiveServer());
    }
}
