package io.drover.trial.plan;

import io.drover.yaml.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what files hold: a text, bytes in base64, another file, or a picture. */
final class ContentReader {
    /** Long ago, so that no route takes a file for one that is still being written. */
    private static final Instant MODIFIED = Instant.parse("2024-01-01T12:00:00Z");

    private static final List<String> WAYS = List.of("text", "base64", "copy", "jpeg");

    private final Path file;

    ContentReader(Path file) {
        this.file = file;
    }

    GivenFile file(Value value) {
        return Keys.read(file, value, "a file", this::file);
    }

    private GivenFile file(Keys keys) {
        String path = keys.text("path");
        checkPath(keys.line(), path);
        boolean folder = path.endsWith("/");
        byte[] content = content(keys, !folder);
        if (folder && content != null) {
            throw keys.error(keys.line(), path + " is a folder, which has no content");
        }
        return new GivenFile(
                path,
                content,
                keys.optional("modified").map(text -> time(keys, text)).orElse(MODIFIED),
                keys.line());
    }

    /** A path must not lead out of the test's folder. */
    void checkPath(int line, String path) {
        Path relative = Path.of(path).normalize();
        if (path.isBlank() || relative.isAbsolute() || relative.startsWith("..")) {
            throw new TestFileException(file, line, "'" + path + "' must lead to a place below the test's folder");
        }
    }

    private static Instant time(Keys keys, String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw keys.error(keys.line(), "modified: '" + text + "' is no time such as 2026-01-31T12:00:00Z");
        }
    }

    /** What a file with content holds. */
    byte[] bytes(Keys keys) {
        byte[] content = content(keys, true);
        return content == null ? new byte[0] : content;
    }

    /** @return null when none is given, and none is needed */
    private byte @Nullable [] content(Keys keys, boolean needed) {
        List<String> given = WAYS.stream().filter(keys::has).toList();
        if (given.size() > 1 || given.isEmpty() && needed) {
            throw keys.error(keys.line(), "a file needs one of text, base64, copy and jpeg");
        }
        if (given.isEmpty()) {
            return null;
        }
        String way = given.get(0);
        String word = keys.text(way);
        return switch (way) {
            case "text" -> word.getBytes(StandardCharsets.UTF_8);
            case "base64" -> base64(keys, word);
            case "copy" -> copy(keys, word);
            default -> jpeg(keys, word);
        };
    }

    private static byte[] base64(Keys keys, String word) {
        try {
            return Base64.getMimeDecoder().decode(word);
        } catch (IllegalArgumentException e) {
            throw keys.error(keys.line(), "base64: this is no base64");
        }
    }

    private byte[] copy(Keys keys, String name) {
        try {
            return Files.readAllBytes(file.resolveSibling(name));
        } catch (IOException e) {
            throw keys.error(keys.line(), "copy: there is no file " + name + " beside " + file.getFileName());
        }
    }

    private static byte[] jpeg(Keys keys, String word) {
        try {
            return Pictures.jpeg(Long.parseLong(word));
        } catch (NumberFormatException e) {
            throw keys.error(
                    keys.line(), "jpeg: '" + word + "' is no number; each number is another picture, always the same");
        }
    }
}
