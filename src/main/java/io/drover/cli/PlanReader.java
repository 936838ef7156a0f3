package io.drover.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan that is whole and as it was written; the digest in it is no signature, whoever means to can make another. */
final class PlanReader {
    private final Path file;
    private final PlanHeader header;

    private PlanReader(Path file, PlanHeader header) {
        this.file = file;
        this.header = header;
    }

    /** Reads all of it once. @throws CommandException when it is no plan, was cut off or edited */
    static PlanReader open(Path file) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            String first = lines.readLine();
            if (first == null) {
                throw new IllegalArgumentException("it is empty");
            }
            PlanHeader header = PlanHeader.of(Json.read(first));
            requireWhole(first, lines);
            return new PlanReader(file, header);
        } catch (NoSuchFileException e) {
            throw new CommandException(ExitCode.USAGE, "--apply: there is no file " + file);
        } catch (IOException e) {
            throw new CommandException(ExitCode.USAGE, "--apply: " + file + " cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new CommandException(ExitCode.USAGE, "--apply: " + file + " is no plan to apply: " + e.getMessage());
        }
    }

    private static void requireWhole(String first, BufferedReader lines) throws IOException {
        MessageDigest digest = newDigest();
        long before = 0;
        String last = first;
        for (String next = lines.readLine(); next != null; next = lines.readLine()) {
            digest.update((last + "\n").getBytes(StandardCharsets.UTF_8));
            before++;
            last = next;
        }
        Map<String, @Nullable Object> end = isEnd(last) ? Json.read(last) : Map.of();
        if (end.isEmpty()) {
            throw new IllegalArgumentException("its last line is missing, it was cut off");
        }
        if (!hex(digest).equals(end.get("sha256")) || Json.number(end, "files") != before - 1) {
            throw new IllegalArgumentException("it was edited since it was written");
        }
    }

    private static boolean isEnd(String line) {
        try {
            return Boolean.TRUE.equals(Json.read(line).get("end"));
        } catch (IllegalArgumentException cut) {
            return false;
        }
    }

    PlanHeader header() {
        return header;
    }

    Path file() {
        return file;
    }

    static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
