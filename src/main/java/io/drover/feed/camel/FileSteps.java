package io.drover.feed.camel;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** The steps by which a file comes to stand on the disk. */
interface FileSteps {

    /** Writes a file, over what is there, and returns when its bytes are on the disk. */
    void write(Path file, byte[] bytes) throws IOException;

    /** Gives a file another name in its folder, at once, over what has that name. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file, if it is there. */
    void remove(Path file) throws IOException;

    /** Returns when the names in a folder are on the disk. */
    void force(Path folder) throws IOException;

    FileSteps DEFAULT = new FileSteps() {
        @Override
        public void write(Path file, byte[] bytes) throws IOException {
            try (FileChannel channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
                ByteBuffer rest = ByteBuffer.wrap(bytes);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
        }

        @Override
        public void rename(Path from, Path to) throws IOException {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }

        @Override
        public void remove(Path file) throws IOException {
            Files.deleteIfExists(file);
        }

        @Override
        public void force(Path folder) throws IOException {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    };
}
