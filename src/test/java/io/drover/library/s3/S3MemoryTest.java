package io.drover.library.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.testing.FakeS3;
import io.drover.testing.OtherProcess;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Memory does not grow with the number of keys, not even with all of them in one folder. */
@Timeout(240)
@Tag("long")
class S3MemoryTest {
    private static final int KEYS = 1_000_000;

    @Test
    void a_million_keys_are_listed_in_a_heap_of_64_megabytes() throws Exception {
        try (FakeS3 server = FakeS3.with("photos")) {
            server.listMany(KEYS);
            try (OtherProcess listing = OtherProcess.start(
                    List.of("-Xmx64m", "-XX:+UseSerialGC"), Map.of(), S3ListMain.class, server.url())) {
                assertThat(listing.waitForEnd()).as(listing::said).isZero();
                assertThat(listing.said()).contains("listed " + KEYS);
            }

            assertThat(server.count("list")).isEqualTo(KEYS / 1_000);
        }
    }
}
