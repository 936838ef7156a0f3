package io.drover.immich.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server can do follows from its version; an unknown newer one counts as the newest known. */
class CapabilitiesTest {

    @ParameterizedTest
    @CsvSource({
        "1, 135, true, false",
        "1, 138, true, false",
        "1, 139, true, true",
        "1, 144, true, true",
        "2, 0, true, true",
        "2, 7, true, true",
        "3, 0, false, true",
        "3, 1, false, true",
        "4, 0, false, true",
    })
    void a_version_decides(int major, int minor, boolean deviceIdsRequired, boolean apiKeysMe) {
        assertThat(Capabilities.of(new ServerVersion(major, minor, 0)))
                .isEqualTo(new Capabilities(deviceIdsRequired, apiKeysMe));
    }
}
