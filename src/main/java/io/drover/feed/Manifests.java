package io.drover.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.drover.store.Session;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The table {@code feed_run}: what the last runs have done, as JSON. */
final class Manifests {
    /** Runs that are kept. */
    static final int KEPT = 100;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new Instants()))
            .build();

    private static final String ADD = """
            insert into feed_run (feed, run, manifest) values (?, ?, ?)
            on conflict (feed, run) do update set manifest = excluded.manifest
            """;
    private static final String FORGET = "delete from feed_run where feed = ? and run <= ?";
    private static final String LAST = "select manifest from feed_run where feed = ? order by run desc limit ?";

    private Manifests() {}

    static void add(Session session, int feed, Manifest manifest) throws SQLException {
        PreparedStatement add = session.prepare(ADD);
        add.setInt(1, feed);
        add.setLong(2, manifest.run());
        add.setString(3, json(manifest));
        add.executeUpdate();
        PreparedStatement forget = session.prepare(FORGET);
        forget.setInt(1, feed);
        forget.setLong(2, manifest.run() - KEPT);
        forget.executeUpdate();
    }

    static List<Manifest> last(Session session, int feed, int most) throws SQLException {
        PreparedStatement statement = session.prepare(LAST);
        statement.setInt(1, feed);
        statement.setInt(2, most);
        List<Manifest> manifests = new ArrayList<>();
        try (ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                manifests.add(manifest(row.getString(1)));
            }
        }
        return manifests;
    }

    private static String json(Manifest manifest) {
        try {
            return JSON.writeValueAsString(manifest);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest can be written as JSON", e);
        }
    }

    private static Manifest manifest(String json) {
        try {
            return JSON.readValue(json, Manifest.class);
        } catch (JsonProcessingException e) {
            throw new FeedException("a run's manifest in the store is damaged: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads what {@link Instant#toString} has written. */
    private static final class Instants extends FromStringDeserializer<Instant> {
        private static final long serialVersionUID = 1L;

        Instants() {
            super(Instant.class);
        }

        @Override
        protected Instant _deserialize(String text, DeserializationContext context) {
            return Instant.parse(text);
        }
    }
}
