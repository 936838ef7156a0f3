package io.drover.library;

import io.drover.text.Composed;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A list of globs, as case-sensitive as the file system, and the same for composed and decomposed letters.
 *
 * <p>A glob without a slash is about a name, in whatever folder ({@code *.tmp}); one with a slash is about the whole path
 * below the root ({@code 2024/**}). <code>**</code> crosses folders, and none as well: {@code a/**}{@code /b} is
 * {@code a/b}, too. Commas in braces belong to the glob.
 */
final class Globs {
    private final List<Glob> globs;
    private final boolean paths;

    private Globs(List<Glob> globs) {
        this.globs = globs;
        this.paths = globs.stream().anyMatch(Glob::path);
    }

    /** @throws LibraryException naming the option, the glob and what is wrong with it */
    static Globs parse(String option, @Nullable String list) {
        List<Glob> globs = new ArrayList<>();
        for (String text : split(list == null ? "" : list)) {
            globs.add(Glob.parse(option, text));
        }
        return new Globs(List.copyOf(globs));
    }

    boolean isEmpty() {
        return globs.isEmpty();
    }

    /** The first glob that matches, or null. @param path below {@code root} */
    @Nullable
    String match(Path root, Path path) {
        if (globs.isEmpty()) {
            return null;
        }
        Path name = path.getFileName();
        Path relative = paths ? Below.of(root, path) : name;
        for (Glob glob : globs) {
            if (glob.matches(glob.path() ? relative : name)) {
                return glob.text();
            }
        }
        return null;
    }

    @Override
    public String toString() {
        return globs.stream().map(Glob::text).collect(Collectors.joining(","));
    }

    private static List<String> split(String list) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int depth = 0;
        for (int index = 0; index < list.length(); index++) {
            char character = list.charAt(index);
            if (character == ',' && depth == 0) {
                parts.add(part.toString());
                part.setLength(0);
                continue;
            }
            depth += character == '{' ? 1 : character == '}' && depth > 0 ? -1 : 0;
            part.append(character);
        }
        parts.add(part.toString());
        return parts.stream().map(String::strip).filter(text -> !text.isEmpty()).toList();
    }

    private record Glob(String text, boolean path, List<PathMatcher> matchers) {

        static Glob parse(String option, String text) {
            String pattern = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
            pattern = Composed.of(pattern.startsWith("/") ? pattern.substring(1) : pattern);
            FileSystem fileSystem = FileSystems.getDefault();
            try {
                List<PathMatcher> matchers = variants(pattern).stream()
                        .map(variant -> fileSystem.getPathMatcher("glob:" + variant))
                        .toList();
                return new Glob(text, text.startsWith("/") || pattern.indexOf('/') >= 0, matchers);
            } catch (PatternSyntaxException exception) {
                throw new LibraryException(
                        option + ": '" + text + "' is not a glob: " + exception.getDescription(), exception);
            }
        }

        boolean matches(@Nullable Path candidate) {
            if (candidate == null) {
                return false;
            }
            Path composed = composed(candidate);
            return matchers.stream().anyMatch(matcher -> matcher.matches(composed));
        }

        private static Path composed(Path candidate) {
            String text = candidate.toString();
            String composed = Composed.of(text);
            try {
                return composed.equals(text) ? candidate : Path.of(composed);
            } catch (InvalidPathException unencodable) {
                return candidate; // in the C locale no glob has such letters
            }
        }

        /** The JDK's double star wants at least one folder: the other half of its meaning becomes a glob of its own. */
        private static Set<String> variants(String pattern) {
            Set<String> variants = new LinkedHashSet<>();
            variants.add(pattern);
            if (pattern.startsWith("**/")) {
                variants.addAll(variants(pattern.substring(3)));
            }
            int middle = pattern.indexOf("/**/");
            if (middle >= 0) {
                for (String rest : variants(pattern.substring(middle + 4))) {
                    variants.add(pattern.substring(0, middle + 1) + rest);
                    variants.add(pattern.substring(0, middle + 4) + rest);
                }
            }
            return variants;
        }
    }
}
