package io.drover.immich.api;

import java.util.function.Supplier;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.message.BasicHeader;

/** The header with the API key, made anew only when the key has changed. */
final class KeyHeader implements Supplier<Header> {
    private static final String NAME = "x-api-key";

    private final Supplier<String> key;
    private volatile Header header = new BasicHeader(NAME, "", true);

    KeyHeader(Supplier<String> key) {
        this.key = key;
    }

    @Override
    public Header get() {
        String now = key.get();
        Header current = header;
        if (!now.equals(current.getValue())) {
            if (!now.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
                throw new IllegalArgumentException(
                        "the API key holds a blank, a line break or a character beyond ASCII");
            }
            current = new BasicHeader(NAME, now, true);
            header = current;
        }
        return current;
    }
}
