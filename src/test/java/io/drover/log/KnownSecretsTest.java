package io.drover.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A secret that was read once is found in whatever form a library tells it. */
class KnownSecretsTest {
    private final KnownSecrets secrets = new KnownSecrets();

    @Test
    void a_secret_is_taken_out_wherever_it_stands() {
        secrets.remember("k3y/with+odd");

        assertThat(secrets.mask("x-api-key: k3y/with+odd, again k3y/with+odd"))
                .isEqualTo("x-api-key: [secret], again [secret]");
    }

    @Test
    void so_it_is_as_it_stands_in_json_and_in_an_address() {
        secrets.remember("a \"quoted\" p&ss");

        assertThat(secrets.mask("{\"password\":\"a \\\"quoted\\\" p&ss\"}")).isEqualTo("{\"password\":\"[secret]\"}");
        assertThat(secrets.mask("?password=a+%22quoted%22+p%26ss")).isEqualTo("?password=[secret]");
        assertThat(secrets.mask("?password=a%20%22quoted%22%20p%26ss")).isEqualTo("?password=[secret]");
    }

    @Test
    void of_two_secrets_the_longer_one_goes_first() {
        secrets.remember("abcdef");
        secrets.remember("abcdefghij");

        assertThat(secrets.mask("abcdefghij abcdef")).isEqualTo("[secret] [secret]");
    }

    @Test
    void what_might_be_a_word_is_left_alone() {
        secrets.remember("photo");
        secrets.remember("   ");
        secrets.remember(null);

        assertThat(secrets.mask("a photo   ")).isEqualTo("a photo   ");
    }

    @Test
    void of_very_many_the_latest_are_known() {
        IntStream.range(0, 1_000).forEach(number -> secrets.remember("token-" + (10_000 + number)));

        assertThat(secrets.mask("token-10999")).isEqualTo("[secret]");
        assertThat(secrets.mask("token-10000")).isEqualTo("token-10000");
    }
}
