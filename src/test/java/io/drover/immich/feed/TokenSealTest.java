package io.drover.immich.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

/** A sealed token opens by the secret that sealed it, and by nothing else. */
class TokenSealTest {
    private final TokenSeal seal = new TokenSeal(new SecureRandom());
    private final byte[] sealed = seal.seal("the-token", "the-password", "me@example.org");

    @Test
    void it_opens_by_the_same_secret() {
        assertThat(seal.open(sealed, "the-password", "me@example.org")).isEqualTo("the-token");
    }

    @Test
    void it_does_not_open_by_another_secret_or_for_another_owner() {
        assertThat(seal.open(sealed, "the-passwort", "me@example.org")).isNull();
        assertThat(seal.open(sealed, "the-password", "you@example.org")).isNull();
    }

    @Test
    void it_does_not_open_when_a_bit_of_it_has_changed() {
        for (int i = 0; i < sealed.length; i += 7) {
            byte[] damaged = sealed.clone();
            damaged[i] ^= 1;

            assertThat(seal.open(damaged, "the-password", "me@example.org"))
                    .as("byte " + i)
                    .isNull();
        }
        assertThat(seal.open(new byte[0], "the-password", "me@example.org")).isNull();
        assertThat(seal.open(new byte[] {1, 2, 3}, "the-password", "me@example.org"))
                .isNull();
    }

    @Test
    void it_shows_nothing_and_is_another_each_time() {
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("the-token", "the-password");
        assertThat(seal.seal("the-token", "the-password", "me@example.org")).isNotEqualTo(sealed);
    }
}
