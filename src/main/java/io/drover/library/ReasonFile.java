package io.drover.library;

import io.drover.text.PathText;
import io.drover.text.SafeFileName;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The text file beside a file that was put aside, {@code a.jpg.reason.txt}: one sentence, why. */
final class ReasonFile {
    private static final String ENDING = ".reason.txt";
    private static final int MOST_NAMES = 1_000;

    private ReasonFile() {}

    /** Writes it, over no other file. @return false where none can be, as on a server */
    static boolean write(Path file, String reason) throws IOException {
        Path folder = file.getParent();
        if (folder == null || file.getFileSystem() != FileSystems.getDefault()) {
            return false;
        }
        String name = SafeFileName.joined(PathText.name(file), ENDING);
        for (int number = 0; number < MOST_NAMES; number++) {
            String free = number == 0 ? name : SafeFileName.suffixed(name, String.valueOf(number));
            try {
                Files.writeString(PathText.child(folder, free), reason + "\n", StandardOpenOption.CREATE_NEW);
                return true;
            } catch (FileAlreadyExistsException taken) {
                continue;
            }
        }
        return false;
    }
}
