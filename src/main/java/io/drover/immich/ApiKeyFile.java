package io.drover.immich;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;

/** The API key in a file, read again when the file has changed, so that a key can be replaced while Drover runs. */
final class ApiKeyFile implements Supplier<String> {
    private record Version(FileTime modified, String key) {}

    private final Path file;
    private volatile Version version;

    /** @throws IllegalArgumentException in one sentence, when the file cannot be read or holds no key */
    ApiKeyFile(Path file) {
        this.file = file;
        try {
            this.version = read();
        } catch (IOException e) {
            throw new IllegalArgumentException("camel.component.immich.apiKeyFile cannot be read: " + e, e);
        }
        if (version.key().isEmpty()) {
            throw new IllegalArgumentException("camel.component.immich.apiKeyFile holds no key: " + file + " is empty");
        }
    }

    private Version read() throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        return new Version(modified, Files.readString(file).strip());
    }

    @Override
    public String get() {
        try {
            if (!Files.getLastModifiedTime(file).equals(version.modified())) {
                Version next = read();
                if (!next.key().isEmpty()) {
                    version = next;
                }
            }
        } catch (IOException e) {
            return version.key(); // the file is just being replaced, or gone: the key that worked goes on
        }
        return version.key();
    }
}
