package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An address is taken as users write it, or refused in one sentence that shows no password. */
class HttpAddressTest {

    @ParameterizedTest
    @CsvSource({
        "https://photos.example.org/api, https://photos.example.org/api",
        "https://photos.example.org:443/api//, https://photos.example.org/api",
        "HTTP://nas:2283/photos/api/, http://nas:2283/photos/api",
        "http://[::1]:2283/api, http://[::1]:2283/api",
        "' http://nas ', http://nas",
    })
    void an_address_is_read(String text, String expected) {
        assertThat(HttpAddress.parse("url", text)).hasToString(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "nas:2283/api, url must begin with http:// or https://",
        "'', url must begin with http:// or https://",
        "ftp://nas/api, url must begin with http:// or https://",
        "http:///api, 'url names no host'",
        "http://my nas/api, url is not an address",
        "http://nas:99999/api, url names no host",
        "http://nas/api?apiKey=1, url must end with its path",
    })
    void what_is_no_address_is_refused(String text, String why) {
        assertThatThrownBy(() -> HttpAddress.parse("url", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void a_password_is_refused_and_not_shown() {
        assertThatThrownBy(() -> HttpAddress.parse("url", "https://me:hunter2@nas/api"))
                .hasMessageStartingWith("url must not hold a user or password")
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> HttpAddress.parse("url", "me:hunter2@nas/api")).hasMessageNotContaining("hunter2");
    }
}
