package io.drover.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A size is what people write it as, and nothing else is one. */
class ByteSizeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "500, 500",
        "500B, 500",
        "20kB, 20000",
        "4.5MB, 4500000",
        "2GB, 2000000000",
        "1 TB, 1000000000000",
        "512MiB, 536870912",
        "1gib, 1073741824",
        "999999999999999TB, 9223372036854775807"
    })
    void a_size_is_read(String text, long bytes) {
        assertThat(ByteSize.parse(text)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "GB", "-1", "1e3", "2 G B", "1,5GB", "ten"})
    void what_is_no_size_is_refused_with_what_is_allowed(String text) {
        assertThatThrownBy(() -> ByteSize.parse(text))
                .hasMessage("'" + text + "' is no size: allowed are 500, 20kB, 4.5MB, 2GB, 1TB, 512MiB");
    }
}
