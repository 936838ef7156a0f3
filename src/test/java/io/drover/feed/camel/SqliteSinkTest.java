package io.drover.feed.camel;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The table in a file of SQLite. */
class SqliteSinkTest extends SqlSinkContract {
    @TempDir
    private Path folder;

    @Override
    String emptyDatabase() {
        return "jdbc:sqlite:" + folder.resolve("changes.db");
    }

    @Override
    String impatience() {
        return "pragma busy_timeout = 100";
    }
}
