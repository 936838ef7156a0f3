package io.drover.library;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import org.jspecify.annotations.Nullable;

/** The file system's complaints in words; the JDK's own messages hold little but the path. */
final class Problems {
    private Problems() {}

    static String describe(IOException exception) {
        if (exception instanceof FileSystemException failure && failure.getReason() != null) {
            return failure.getReason();
        }
        if (exception instanceof AccessDeniedException) {
            return "access denied";
        }
        if (exception instanceof NoSuchFileException) {
            return "it is gone";
        }
        if (exception instanceof NotDirectoryException) {
            return "it is not a folder";
        }
        @Nullable String message = exception.getMessage();
        return message == null ? exception.getClass().getSimpleName() : message;
    }
}
