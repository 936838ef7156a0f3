package io.drover.library;

import io.drover.ingest.FileState;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@code library:dispose} is told by its options.
 *
 * @param after what is to be done, or null to do as the library says that the file came from
 * @param base the folder that the files come from, where after is given
 * @param states the states of the files that it is done with
 */
record Disposal(@Nullable After after, @Nullable Path base, Set<FileState> states) {
    private static final Set<FileState> HELD = EnumSet.of(FileState.UPLOADED, FileState.DUPLICATE);

    /**
     * @param after {@code keep} to do as the running library says, or {@code move:DIR} or {@code delete}
     * @param source the folder that the files come from; needed where after is given
     * @param states labels, separated by commas, or blank for uploaded and duplicate
     * @throws LibraryException naming the option, its value and what is allowed
     */
    static Disposal parse(String after, @Nullable String source, @Nullable String states) {
        Set<FileState> wanted = states == null || states.isBlank() ? HELD : parseStates(states);
        if (after.equals("keep")) {
            return new Disposal(null, null, wanted);
        }
        if (source == null || source.isBlank()) {
            throw new LibraryException(
                    "source: library:dispose with after=" + after + " needs the folder that the files come from");
        }
        Path base = Path.of(source).toAbsolutePath().normalize();
        After parsed = After.parse(after, base);
        if (parsed instanceof After.Delete && !HELD.containsAll(wanted)) {
            throw new LibraryException("states: '" + states + "' with after=delete would destroy files that the server"
                    + " does not hold; allowed: uploaded, duplicate");
        }
        return new Disposal(parsed, base, wanted);
    }

    private static Set<FileState> parseStates(String states) {
        try {
            return Arrays.stream(states.split(","))
                    .map(String::strip)
                    .map(FileState::ofLabel)
                    .collect(Collectors.toCollection(() -> EnumSet.noneOf(FileState.class)));
        } catch (IllegalArgumentException e) {
            throw new LibraryException("states: " + e.getMessage(), e);
        }
    }

    /** The states by their names, for messages. */
    String labels() {
        return states.stream().map(FileState::label).collect(Collectors.joining(", "));
    }
}
