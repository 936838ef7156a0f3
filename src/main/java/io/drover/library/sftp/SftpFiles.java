package io.drover.library.sftp;

import com.jcraft.jsch.SftpATTRS;
import io.drover.storage.StoredFile;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a server tells of a file, as a storage tells it. */
final class SftpFiles {
    private SftpFiles() {}

    static StoredFile.Kind kind(SftpATTRS attributes) {
        if ((attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_PERMISSIONS) == 0) {
            return StoredFile.Kind.OTHER; // it may be anything
        }
        if (attributes.isDir()) {
            return StoredFile.Kind.FOLDER;
        }
        boolean sized = (attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_SIZE) != 0;
        return attributes.isReg() && sized ? StoredFile.Kind.FILE : StoredFile.Kind.OTHER;
    }

    /** @param realPath of a folder, by which it is known again when links lead to it; null for what is no folder */
    static StoredFile file(String name, SftpATTRS attributes, @Nullable String realPath) {
        StoredFile.Kind kind = kind(attributes);
        long size = kind == StoredFile.Kind.FILE ? attributes.getSize() : 0;
        return new StoredFile(name, kind, size, modified(attributes), kind == StoredFile.Kind.FOLDER ? realPath : null);
    }

    /** Whether this is what was found before. */
    static boolean same(SftpATTRS now, StoredFile before) {
        return kind(now) == before.kind()
                && (before.kind() != StoredFile.Kind.FILE
                        || now.getSize() == before.size() && modified(now).equals(before.modified()));
    }

    /** The protocol has 32 bits for seconds, without a sign. */
    private static Instant modified(SftpATTRS attributes) {
        boolean told = (attributes.getFlags() & SftpATTRS.SSH_FILEXFER_ATTR_ACMODTIME) != 0;
        return told ? Instant.ofEpochSecond(Integer.toUnsignedLong(attributes.getMTime())) : Instant.EPOCH;
    }
}
