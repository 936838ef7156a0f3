package io.drover.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/** The components that Camel has, whether they are installed or not. */
public final class KnownComponents {
    private static final String LIST = "camel-components.properties";

    private KnownComponents() {}

    /** The artifact that a component comes in, such as {@code camel-ftp} for sftp; empty when Camel has none of that scheme. */
    public static Optional<String> artifact(String scheme) {
        Properties artifacts = new Properties();
        try (InputStream list = Objects.requireNonNull(KnownComponents.class.getResourceAsStream(LIST))) {
            artifacts.load(list);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Optional.ofNullable(artifacts.getProperty(scheme));
    }
}
