package io.drover.trial;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.drover.ingest.Ledger;
import io.drover.trial.expect.Seen;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What there is in a running test. */
final class SeenNow implements Seen {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestFolder folder;
    private final ServerWorld server;
    private final Ledger ledger;
    private final SentMessages sent;
    private final Incidents incidents;
    private final Supplier<List<String>> log;

    SeenNow(
            TestFolder folder,
            ServerWorld server,
            Ledger ledger,
            SentMessages sent,
            Incidents incidents,
            Supplier<List<String>> log) {
        this.folder = folder;
        this.server = server;
        this.ledger = ledger;
        this.sent = sent;
        this.incidents = incidents;
        this.log = log;
    }

    @Override
    public List<JsonNode> assets() {
        return server.assets();
    }

    @Override
    public List<JsonNode> albums() {
        return server.albums();
    }

    @Override
    public List<String> files(String glob) {
        return folder.find(glob);
    }

    @Override
    public boolean exists(String path) {
        return folder.exists(path);
    }

    @Override
    public @Nullable String text(String path) {
        return folder.text(path);
    }

    @Override
    public Map<String, String> ledger() {
        Map<String, String> states = new TreeMap<>();
        ledger.forEach(
                row -> states.put(folder.inside(row.path()), row.known().state().label()));
        return states;
    }

    @Override
    public List<JsonNode> sent() {
        return sent.all().stream().map(this::filled).toList();
    }

    private JsonNode filled(JsonNode message) {
        try {
            return JSON.readTree(folder.filled(message.toString()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("JSON with another path in it is JSON", e);
        }
    }

    @Override
    public List<String> log() {
        return log.get().stream().map(folder::filled).toList();
    }

    @Override
    public List<String> failures() {
        return incidents.failures();
    }
}
