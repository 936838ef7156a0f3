package io.drover.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.SQLExceptionOverride;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import com.zaxxer.hikari.util.Credentials;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Connections to one PostgreSQL. Those to a server that does not take writes any more are not used again. */
final class PostgresPool implements AutoCloseable {
    private static final long CONNECT_MILLIS = 10_000;

    /** A process that hangs in a transaction keeps no row from the others for longer: before they lead in its place. */
    private static final String NO_HANGING = "set idle_in_transaction_session_timeout = '5s'";

    private final StoreAddress address;
    private final HikariDataSource pool;

    private PostgresPool(StoreAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    /** @throws StoreException when the address is none, or there is no connection */
    static PostgresPool open(StoreAddress address, boolean readOnly) {
        // the pool's own words would repeat the whole address
        StoreAddress.refusal(address.url()).ifPresent(why -> {
            throw new StoreException("the address of the database " + why);
        });
        var config = new HikariConfig();
        config.setJdbcUrl(address.url());
        config.setCredentialsProvider(() -> credentials(address));
        config.setDataSourceProperties(properties(address, readOnly));
        config.setMaximumPoolSize(address.connections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(CONNECT_MILLIS);
        config.setExceptionOverride(new Eviction());
        config.setPoolName("store");
        config.setReadOnly(readOnly);
        config.setConnectionInitSql(NO_HANGING);
        try {
            return new PostgresPool(address, new HikariDataSource(config));
        } catch (PoolInitializationException e) {
            throw PostgresErrors.unreachable(e, address.toString());
        }
    }

    private static Credentials credentials(StoreAddress address) {
        return Credentials.of(address.user(), password(address));
    }

    private static @Nullable String password(StoreAddress address) {
        Supplier<String> password = address.password();
        return password == null ? null : password.get();
    }

    /** What the address says itself beats all of these. */
    private static Properties properties(StoreAddress address, boolean readOnly) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "drover");
        // details of errors tell rows, which may be private
        properties.setProperty("logServerErrorDetail", "false");
        properties.setProperty("connectTimeout", "5");
        // a machine that is gone without a word; no statement takes so long
        properties.setProperty("socketTimeout", "300");
        properties.setProperty("tcpKeepAlive", "true");
        if (address.namesSeveralHosts()) {
            properties.setProperty("targetServerType", readOnly ? "preferPrimary" : "primary");
        }
        return properties;
    }

    /** A connection of the pool. @throws StoreException when there is none in time: that passes */
    Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw PostgresErrors.unreachable(e, address.toString());
        }
    }

    /** One besides the pool, for what may take as long as it takes. */
    Connection patientConnection() throws SQLException {
        return connect(properties(address, false));
    }

    /** The same, for many rows that are inserted: those of a batch go in one statement. */
    Connection connectionForRows() throws SQLException {
        Properties properties = properties(address, false);
        properties.setProperty("reWriteBatchedInserts", "true");
        return connect(properties);
    }

    private Connection connect(Properties properties) throws SQLException {
        properties.setProperty("socketTimeout", "0");
        if (address.user() != null) {
            properties.setProperty("user", address.user());
        }
        String password = password(address);
        if (password != null) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(address.url(), properties);
    }

    /** The server that this error is of takes no writes: others may, to which new connections are made. */
    void leaveReadOnlyServer() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }

    /** A connection that was refused a write is closed when it is given back. */
    private static final class Eviction implements SQLExceptionOverride {
        @java.lang.Override // the interface has another one
        public Override adjudicate(SQLException e) {
            return PostgresErrors.isReadOnly(e) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
        }
    }
}
