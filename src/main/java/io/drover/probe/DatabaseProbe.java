package io.drover.probe;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.camel.Endpoint;
import org.apache.camel.component.sql.DefaultSqlPrepareStatementStrategy;
import org.apache.camel.component.sql.SqlEndpoint;
import org.apache.camel.component.sql.SqlHelper;

/**
 * Lets a database look at the statements of the routes: those that make a table are run and taken back, the others are
 * prepared, which tells whether their tables and columns are there.
 */
final class DatabaseProbe extends NetworkProbe {
    private static final String CREATE = "drover.changes.sql.create";
    private static final String MAKES = "create table ";

    private final DataSource database;
    private final List<SqlEndpoint> endpoints;
    private final boolean mayMake;

    private DatabaseProbe(DataSource database, List<SqlEndpoint> endpoints, Duration limit) {
        super("sql", limit);
        this.database = database;
        this.endpoints = endpoints;
        this.mayMake = Boolean.parseBoolean(
                endpoints.get(0).getCamelContext().resolvePropertyPlaceholders("{{" + CREATE + ":true}}"));
    }

    /** One for each database. */
    static List<DatabaseProbe> of(List<Endpoint> endpoints, Duration limit) {
        Map<DataSource, List<SqlEndpoint>> byDatabase = new LinkedHashMap<>();
        for (Endpoint endpoint : endpoints) {
            SqlEndpoint sql = (SqlEndpoint) endpoint;
            byDatabase
                    .computeIfAbsent(sql.getDataSource(), database -> new ArrayList<>())
                    .add(sql);
        }
        List<DatabaseProbe> probes = new ArrayList<>();
        byDatabase.forEach((database, statements) -> probes.add(new DatabaseProbe(database, statements, limit)));
        return probes;
    }

    @Override
    String subject() {
        return "the database";
    }

    @Override
    String ask() throws Exception {
        List<String> making = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (SqlEndpoint endpoint : endpoints) {
            String statement = statement(endpoint);
            (statement.startsWith(MAKES) ? making : others).add(statement);
        }
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                if (mayMake) {
                    run(connection, making);
                }
                prepare(connection, others);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return Reason.withoutSecrets(connection.getMetaData().getURL()) + " takes what the route writes";
        }
    }

    private static String statement(SqlEndpoint endpoint) throws Exception {
        String query =
                SqlHelper.resolveQuery(endpoint.getCamelContext(), endpoint.getQuery(), endpoint.getPlaceholder());
        return new DefaultSqlPrepareStatementStrategy(endpoint.getSeparator())
                .prepareQuery(query, endpoint.isAllowNamedParameters(), endpoint.createExchange())
                .strip();
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement running = connection.createStatement()) {
            for (String statement : statements) {
                running.execute(statement);
            }
        }
    }

    private static void prepare(Connection connection, List<String> statements) throws SQLException {
        for (String statement : statements) {
            try (PreparedStatement prepared = connection.prepareStatement(statement)) {
                prepared.getParameterMetaData(); // PostgreSQL looks at a statement when something is asked of it
            }
        }
    }
}
