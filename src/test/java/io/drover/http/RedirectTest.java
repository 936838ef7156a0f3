package io.drover.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Credentials go where the service itself points inside itself, and nowhere else. */
class RedirectTest {
    private static final HttpAddress ADDRESS = HttpAddress.parse("url", "https://photos.example.org/sub/api");
    private static final String PATH = "/assets/1/thumbnail?size=fullsize";

    @ParameterizedTest
    @CsvSource({
        "original?, /assets/1/original?",
        "original?edited=true, /assets/1/original?edited=true",
        "?size=preview, /assets/1/thumbnail?size=preview",
        "./original, /assets/1/original",
        "../2/original, /assets/2/original",
        "/sub/api/assets/1/original, /assets/1/original",
        "https://photos.example.org/sub/api/assets/1/original, /assets/1/original",
    })
    void inside_the_service(String location, String path) {
        assertThat(Redirect.within(ADDRESS, PATH, location)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "http://photos.example.org/sub/api/assets/1/original",
                "https://photos.example.org:444/sub/api/assets/1/original",
                "https://photos.example.org.evil.example/sub/api/x",
                "https://photos.example.org@evil.example/sub/api/x",
                "https://user@photos.example.org/sub/api/x",
                "//evil.example/sub/api/x",
                "/auth/login",
                "/sub/apis/x",
                "../../../../login",
                "/sub/api/../login",
                "/sub/api/%2e%2e/login",
                "/sub/api/..%2flogin",
                "original#part",
                "https://[broken",
            })
    void outside_of_it(String location) {
        assertThat(Redirect.within(ADDRESS, PATH, location)).isNull();
    }
}
