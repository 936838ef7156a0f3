package io.drover.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A real PostgreSQL in a process of its own, without installation. What it has committed outlives the process; it can be
 * killed and started again at the same port, refuse to write, drop connections, and go back to what it held before.
 */
public final class Postgres implements AutoCloseable {
    private final Path folder;
    private final Path data;
    private final Map<String, String> settings;
    private final boolean kept;
    private EmbeddedPostgres server;

    private Postgres(Path folder, Map<String, String> settings, boolean kept) throws IOException {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.settings = settings;
        this.kept = kept;
        this.server = builder().start();
    }

    public static Postgres start() throws IOException {
        return new Postgres(Files.createTempDirectory("postgres"), Map.of(), false);
    }

    /** Starts one that finds in this folder what it held before, and leaves it there. @param settings of the server */
    public static Postgres keptIn(Path folder, Map<String, String> settings) throws IOException {
        return new Postgres(folder, settings, true);
    }

    private EmbeddedPostgres.Builder builder() {
        // one folder a user: what root has unpacked, others cannot use
        Path binaries = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg-" + System.getProperty("user.name"));
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(binaries.toFile())
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                // a commit is one: the default of this server for tests loses the last ones when it is killed
                .setServerConfig("synchronous_commit", "on");
        settings.forEach(builder::setServerConfig);
        return builder;
    }

    /** The address of its database. */
    public String url() {
        return server.getJdbcUrl("postgres", "postgres");
    }

    /** The address of its database, which is empty now. */
    public String emptyDatabase() throws SQLException {
        execute("drop schema public cascade");
        execute("create schema public");
        return url();
    }

    /** Ends at once, as a machine that fails; returns when it has ended. */
    public void kill() throws IOException, InterruptedException {
        String pid = Files.readAllLines(data.resolve("postmaster.pid")).get(0);
        CompletableFuture<ProcessHandle> end =
                ProcessHandle.of(Long.parseLong(pid)).orElseThrow().onExit();
        // the signal for an immediate shutdown: a killed one would leave children that hold the data for a while
        new ProcessBuilder("kill", "-QUIT", pid).start().waitFor();
        try {
            end.get(1, TimeUnit.MINUTES);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("PostgreSQL does not end", e);
        }
        server.close();
    }

    /** Starts again what was killed, at the same port and with its data. */
    public void startAgain() throws IOException {
        server = builder().setPort(server.getPort()).start();
    }

    /** Refuses to write, as a primary that is one no longer, or takes it again; connections stay open. */
    public void readOnly(boolean readOnly) throws SQLException {
        String wanted = readOnly ? "on" : "off";
        execute("alter system set default_transaction_read_only = " + wanted);
        execute("select pg_reload_conf()");
        String found;
        do {
            found = ask("show default_transaction_read_only");
        } while (!found.equals(wanted));
    }

    /** Drops all connections, as an administrator does. */
    public void dropConnections() throws SQLException {
        execute("select pg_terminate_backend(pid) from pg_stat_activity"
                + " where pid <> pg_backend_pid() and backend_type = 'client backend'");
    }

    /** Keeps a copy of all it holds; connections are lost. @return what {@link #goBackTo} takes */
    public Path copy() throws IOException, InterruptedException {
        Path copy = folder.resolve("copy");
        kill();
        copyTree(data, copy);
        startAgain();
        return copy;
    }

    /** Holds what it held when this copy was made, as a replica does that had not everything when it took over. */
    public void goBackTo(Path copy) throws IOException, InterruptedException {
        kill();
        deleteTree(data);
        copyTree(copy, data);
        startAgain();
    }

    private static void copyTree(Path from, Path to) throws IOException, InterruptedException {
        // keeps the permissions, on which PostgreSQL insists
        int code = new ProcessBuilder("cp", "-a", from.toString(), to.toString())
                .start()
                .waitFor();
        if (code != 0) {
            throw new IOException("cp has ended with " + code);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Executes one statement as the administrator. */
    public void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the only row. */
    public String ask(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    /** The same, as a number. */
    public long askNumber(String sql) throws SQLException {
        return Long.parseLong(ask(sql));
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (!kept) {
            deleteTree(folder);
        }
    }
}
