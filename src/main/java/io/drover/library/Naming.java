package io.drover.library;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which albums and tags the files of a library get.
 *
 * @param library the library's own name, or null when it has none
 * @param base the folder that places of files are relative to
 * @param albums patterns of names
 * @param tags patterns of paths of tags, such as {@code Travel/Rome}
 */
record Naming(@Nullable String library, Path base, List<NamePattern> albums, List<NamePattern> tags) {

    /**
     * Reads the options.
     *
     * @param album one pattern, or null or blank for none
     * @param tags patterns with commas between them, or null or blank for none
     * @throws LibraryException naming the option, the value and what is allowed
     */
    static Naming parse(@Nullable String library, Path base, @Nullable String album, @Nullable String tags) {
        List<NamePattern> albums =
                album == null || album.isBlank() ? List.of() : List.of(NamePattern.parse("album", album));
        List<NamePattern> tagged = tags == null
                ? List.of()
                : Arrays.stream(tags.split(","))
                        .filter(tag -> !tag.isBlank())
                        .map(tag -> NamePattern.parse("tags", tag))
                        .toList();
        return new Naming(library, base, albums, tagged);
    }

    /** The names of the albums that this file goes into; none where a pattern has no value for it. */
    List<String> albumsOf(Path file) {
        return albums.isEmpty() ? List.of() : names(albums, file);
    }

    /** The paths of the tags that this file gets; none where a pattern has no value for it. */
    List<String> tagsOf(Path file) {
        return tags.isEmpty()
                ? List.of()
                : names(tags, file).stream()
                        .map(Naming::withoutEmptySteps)
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    private List<String> names(List<NamePattern> patterns, Path file) {
        FilePlace place = FilePlace.of(library, base, file);
        return patterns.stream()
                .map(pattern -> pattern.of(place))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    private static String withoutEmptySteps(String tag) {
        return Arrays.stream(tag.split("/"))
                .map(String::strip)
                .filter(step -> !step.isEmpty())
                .collect(Collectors.joining("/"));
    }
}
