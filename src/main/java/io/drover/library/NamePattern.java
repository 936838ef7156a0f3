package io.drover.library;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name that is made of where a file lies: text in which {@code {folder}}, {@code {path}}, {@code {library}} and
 * {@code {1}} to {@code {99}} stand for what {@link FilePlace} says.
 */
final class NamePattern {
    private static final Pattern PIECE = Pattern.compile("\\{([^{}]*)}|([^{}]+)|(.)", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]?");

    /** Gives a part of the name, or null when the file has nothing for it. */
    private interface Part {
        @Nullable
        String of(FilePlace place);
    }

    private final List<Part> parts;

    private NamePattern(List<Part> parts) {
        this.parts = parts;
    }

    /** @throws LibraryException naming the option, the value and what is allowed */
    static NamePattern parse(String option, String text) {
        List<Part> parts = new ArrayList<>();
        Matcher pieces = PIECE.matcher(text);
        while (pieces.find()) {
            String literal = pieces.group(2);
            if (pieces.group(3) != null) {
                throw new LibraryException(option + ": '" + text + "' has a '" + pieces.group(3)
                        + "' that belongs to no placeholder; " + allowed());
            }
            parts.add(literal != null ? place -> literal : placeholder(option, text, pieces.group(1)));
        }
        return new NamePattern(List.copyOf(parts));
    }

    private static Part placeholder(String option, String text, String name) {
        if (NUMBER.matcher(name).matches()) {
            int number = Integer.parseInt(name);
            return place -> place.folder(number);
        }
        return switch (name) {
            case "folder" -> FilePlace::folder;
            case "path" -> FilePlace::path;
            case "library" -> FilePlace::library;
            default ->
                throw new LibraryException(
                        option + ": '" + text + "' has the unknown placeholder {" + name + "}; " + allowed());
        };
    }

    private static String allowed() {
        return "allowed are {folder}, {path}, {library}, and {1} to {99} for the folders below the library";
    }

    /** The name for a file, trimmed and in NFC; null when a placeholder has no value for it, or nothing is left. */
    @Nullable
    String of(FilePlace place) {
        StringBuilder name = new StringBuilder();
        for (Part part : parts) {
            String value = part.of(place);
            if (value == null) {
                return null;
            }
            name.append(value);
        }
        String trimmed = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
        return trimmed.isEmpty() ? null : trimmed;
    }
}
