package io.drover.ingest;

import io.drover.store.StoreException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystems;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns columns into records and back: checksums and asset ids are stored as bytes. */
final class LedgerRows {
    private LedgerRows() {}

    /** The columns of {@link LedgerSql#KNOWN}. */
    static Known known(ResultSet row) throws SQLException {
        long nextAttempt = row.getLong(9);
        boolean never = row.wasNull();
        return new Known(
                row.getLong(2),
                row.getLong(3),
                hex(row.getBytes(4)),
                FileState.ofLabel(row.getString(5)),
                uuid(row.getBytes(6)),
                row.getString(7),
                row.getInt(8),
                never ? Known.NEVER : nextAttempt);
    }

    /** The columns of {@link LedgerSql#ROW}. */
    static LedgerRow row(ResultSet row) throws SQLException {
        return new LedgerRow(
                new TargetId(row.getString(10), row.getString(11)),
                path(row.getString(12), row.getString(1)),
                known(row),
                row.getString(13),
                row.getString(14),
                row.getString(15),
                row.getLong(16),
                row.getLong(17));
    }

    private static String path(String directory, String name) {
        String separator = directory.indexOf('/') < 0 ? FileSystems.getDefault().getSeparator() : "/";
        return directory.isEmpty() || directory.endsWith(separator) ? directory + name : directory + separator + name;
    }

    /** The columns of {@link LedgerSql#OVERVIEW}. */
    static LedgerCount count(ResultSet row) throws SQLException {
        long nextAttempt = row.getLong(8);
        boolean never = row.wasNull();
        return new LedgerCount(
                new TargetId(row.getString(1), row.getString(2)),
                row.getString(3),
                FileState.ofLabel(row.getString(4)),
                row.getLong(5),
                row.getLong(6),
                row.getLong(7),
                never ? Known.NEVER : nextAttempt);
    }

    static byte @Nullable [] bytes(@Nullable String checksum) {
        return checksum == null ? null : HexFormat.of().parseHex(checksum);
    }

    static byte @Nullable [] uuidBytes(@Nullable String id) {
        if (id == null) {
            return null;
        }
        UUID uuid = parse(id);
        return ByteBuffer.allocate(16)
                .putLong(uuid.getMostSignificantBits())
                .putLong(uuid.getLeastSignificantBits())
                .array();
    }

    private static UUID parse(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new StoreException("asset id '" + id + "' is not a UUID", e, false);
        }
    }

    private static @Nullable String hex(byte @Nullable [] bytes) {
        return bytes == null ? null : HexFormat.of().formatHex(bytes);
    }

    private static @Nullable String uuid(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new UUID(buffer.getLong(), buffer.getLong()).toString();
    }
}
