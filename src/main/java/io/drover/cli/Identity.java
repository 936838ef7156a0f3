package io.drover.cli;

import io.drover.text.PathText;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file as the ledger names it: an absolute path, a member of an archive, or the address of something elsewhere. */
final class Identity {
    private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]+://.*", Pattern.DOTALL);
    private static final String INSIDE = "!/";

    private Identity() {}

    /** What a user wrote, as the ledger has it: a path of this machine becomes absolute. */
    static String of(String written) {
        if (ELSEWHERE.matcher(written).matches()) {
            return written;
        }
        try {
            return PathText.of(PathText.path(written).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            throw new CommandException(ExitCode.USAGE, "FILE: '" + written + "' is no path: " + e.getReason());
        }
    }

    /** The file of this machine, or null when it lies elsewhere or in an archive. */
    static @Nullable Path local(String identity) {
        if (ELSEWHERE.matcher(identity).matches()) {
            return null;
        }
        int archive = identity.lastIndexOf(INSIDE);
        boolean member = archive > 0 && !Files.isDirectory(PathText.path(identity.substring(0, archive + 1)));
        return member ? null : PathText.path(identity);
    }
}
