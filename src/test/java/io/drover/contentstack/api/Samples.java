package io.drover.contentstack.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Sample answers; the file SOURCES beside them says where each came from. */
public final class Samples {
    private Samples() {}

    /** Its text, every byte of it. @param name such as {@code datasync-manager/mixed.json} */
    public static String read(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/contentstack/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
