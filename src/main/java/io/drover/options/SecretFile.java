package io.drover.options;

import io.drover.log.KnownSecrets;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.function.Supplier;

/** A key, token or password in a file, read again when the file has changed, so that it can be replaced while Drover runs. */
final class SecretFile implements Supplier<String> {
    private record Version(FileTime modified, String secret) {}

    private final Path file;
    private volatile Version version;

    /**
     * @param option the option's whole name, for the message
     * @throws IllegalArgumentException in one sentence, when the file cannot be read or is empty
     */
    SecretFile(String option, Path file) {
        this.file = file;
        try {
            this.version = read();
        } catch (IOException e) {
            String why = e instanceof NoSuchFileException
                    ? "there is no such file"
                    : e instanceof AccessDeniedException ? "no permission to read it" : e.toString();
            // without the cause: the sentence says it all, and whoever shows the last cause would show the path alone
            throw new IllegalArgumentException(option + ": the file " + file + " cannot be used: " + why);
        }
        if (version.secret().isBlank()) {
            throw new IllegalArgumentException(option + ": the file " + file + " cannot be used: it is empty");
        }
    }

    private Version read() throws IOException {
        FileTime modified = Files.getLastModifiedTime(file);
        String secret = Files.readString(file).replaceFirst("[\\r\\n]+$", "");
        KnownSecrets.ofProcess().remember(secret);
        return new Version(modified, secret);
    }

    @Override
    public String get() {
        try {
            if (!Files.getLastModifiedTime(file).equals(version.modified())) {
                Version next = read();
                if (!next.secret().isBlank()) {
                    version = next;
                }
            }
        } catch (IOException e) {
            return version.secret(); // the file is just being replaced, or gone: what worked goes on
        }
        return version.secret();
    }
}
