package io.drover.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the command line says that is to be sent. */
final class SourceArguments {
    private final UploadOptions options;
    private final Surroundings surroundings;

    SourceArguments(UploadOptions options, Surroundings surroundings) {
        this.options = options;
        this.surroundings = surroundings;
    }

    /** @throws CommandException when there is none, or two that exclude each other */
    void requireOne() {
        if (options.plan != null && !options.dryRun) {
            throw new CommandException(ExitCode.USAGE, "--plan writes down what --dry-run tells: add --dry-run");
        }
        if (options.paths.isEmpty() == (options.filesFrom == null)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    options.paths.isEmpty()
                            ? "what is to be sent? Name a PATH, or a list of files by --files-from FILE"
                            : "--files-from stands in the place of PATH: name a list of files or paths, not both");
        }
        if (options.nul && options.filesFrom == null) {
            throw new CommandException(
                    ExitCode.USAGE, "--null is about the list of --files-from FILE, which is missing");
        }
    }

    /**
     * The list of {@code --files-from}, opened.
     *
     * @param scratch where is room to remember its names
     */
    NameList list(Path scratch) {
        String file = Objects.requireNonNull(options.filesFrom);
        Path base = Path.of("").toAbsolutePath();
        if (file.equals("-")) {
            return new NameList("standard input", surroundings.in(), options.nul, base, scratch);
        }
        try {
            InputStream in = Files.newInputStream(Path.of(file));
            return new NameList(file, in, options.nul, base, scratch);
        } catch (IOException | InvalidPathException e) {
            throw new CommandException(
                    ExitCode.USAGE, "--files-from: '" + file + "' is no list that can be read: " + e.getMessage());
        }
    }

    /** Folders and files, none inside of another. @throws CommandException when one is not there */
    List<Path> roots() {
        Set<Path> roots = options.paths.stream()
                .map(path -> path.toAbsolutePath().normalize())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        for (Path root : roots) {
            if (!Files.exists(root)) {
                throw new CommandException(ExitCode.USAGE, "there is no file or folder " + root);
            }
        }
        return roots.stream().filter(root -> !isBelowOneOf(roots, root)).toList();
    }

    private static boolean isBelowOneOf(Set<Path> roots, Path path) {
        return Stream.iterate(path.getParent(), Objects::nonNull, Path::getParent)
                .anyMatch(roots::contains);
    }
}
