package io.drover.ingest;

import io.drover.text.PathText;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One outcome on its way into the ledger. */
record LedgerEntry(int target, Outcome outcome, long nowMillis, CompletableFuture<@Nullable Void> done) {
    private static final long FIRST_RETRY_MILLIS = 60_000;

    String directory() {
        Path parent = outcome.file().path().getParent();
        return parent == null ? "" : PathText.of(parent);
    }

    /** Sets the parameters of {@link LedgerSql#RECORD}. */
    void bind(PreparedStatement statement, long directory) throws SQLException {
        SourceFile file = outcome.file();
        statement.setLong(1, directory);
        statement.setString(2, PathText.name(file.path()));
        statement.setInt(3, target);
        statement.setLong(4, file.stamp().size());
        statement.setLong(5, file.stamp().modifiedNanos());
        statement.setBytes(6, LedgerRows.bytes(outcome.checksum()));
        statement.setString(7, outcome.state().label());
        statement.setBytes(8, LedgerRows.uuidBytes(outcome.assetId()));
        statement.setString(9, text(outcome.reason()));
        if (outcome.state().settled()) {
            statement.setNull(10, Types.BIGINT);
        } else {
            statement.setLong(10, nextAttempt());
        }
        statement.setString(11, file.sidecar() == null ? null : PathText.name(file.sidecar()));
        statement.setString(12, file.source());
        statement.setString(13, outcome.disposal());
        statement.setLong(14, nowMillis);
        statement.setLong(15, nowMillis);
    }

    /** PostgreSQL keeps no texts with a zero in them, which what a server has said may hold. */
    private static @Nullable String text(@Nullable String text) {
        return text == null ? null : text.replace('\0', '\uFFFD');
    }

    private long nextAttempt() {
        return outcome.state() == FileState.VANISHED ? 0 : nowMillis + FIRST_RETRY_MILLIS;
    }
}
