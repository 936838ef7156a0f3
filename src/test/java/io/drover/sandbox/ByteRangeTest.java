package io.drover.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of a file are read from the header Range as Express reads them. */
class ByteRangeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bytes=0-0 | 0-0",
                "bytes=5- | 5-99",
                "bytes=-5 | 95-99",
                "bytes=90-1000 | 90-99",
                "bytes=0-9,10-19 | 0-19",
                "bytes=20-29, 0-9 | 0-9 20-29",
                "bytes=0-50,10-20 | 0-50",
                "bytes=200-,0-9 | 0-9",
                " bytes=0-9 | 0-9"
            })
    void reads_parts_in_order_and_joins_what_touches(String header, String expected) {
        String parts = ByteRange.parse(header, 100).stream()
                .map(part -> part.first() + "-" + part.last())
                .reduce((first, second) -> first + " " + second)
                .orElse("");

        assertThat(parts).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=9-5", "bytes=-101", "bytes=-", "bytes=", "bytes=a-b", "bytes=-0"})
    void leaves_out_what_cannot_be_had(String header) {
        assertThat(ByteRange.isAskedFor(header)).isTrue();
        assertThat(ByteRange.parse(header, 100)).isEmpty();
    }

    @Test
    void does_not_know_other_units() {
        assertThat(ByteRange.isAskedFor("items=0-9")).isFalse();
        assertThat(ByteRange.isAskedFor(null)).isFalse();
    }
}
