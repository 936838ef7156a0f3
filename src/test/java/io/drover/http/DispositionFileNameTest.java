package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The name is read in each of the ways in which servers write it. */
class DispositionFileNameTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "inline; filename*=UTF-8''T3.1.0_001.jpg | T3.1.0_001.jpg",
                "inline; filename*=UTF-8''DSC%20%C3%A4%20%E6%97%A5.jpg | DSC ä 日.jpg",
                "inline; filename*=utf-8'en'a%2Fb.jpg | a/b.jpg",
                "attachment; filename=\"x.jpg\"; filename*=UTF-8''y.jpg | y.jpg",
                "attachment; filename*=ISO-8859-1''%E4.jpg | ä.jpg",
                "attachment; filename=\"a \\\"b\\\";c.jpg\" | a \"b\";c.jpg",
                "attachment; filename=plain.jpg; size=3 | plain.jpg",
                "inline; filename*=UTF-8''100%.jpg | 100%.jpg",
                "inline; filename*=UTF-8''a+b%zz.jpg | a+b%zz.jpg",
            })
    void the_name(String header, String name) {
        assertThat(DispositionFileName.of(header)).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({"inline", "attachment; name=x", "''"})
    void there_is_none(String header) {
        assertThat(DispositionFileName.of(header)).isNull();
        assertThat(DispositionFileName.of(null)).isNull();
    }

    @Test
    void a_header_that_never_ends_names_nothing() {
        assertThat(DispositionFileName.of("inline; filename=\"" + "\\\\".repeat(100_000) + "\""))
                .isNull();
        assertThat(DispositionFileName.of("inline; filename=\"" + "\\\\".repeat(2_000) + "\""))
                .hasSize(2_000);
    }
}
