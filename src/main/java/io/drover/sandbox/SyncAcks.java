package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What sessions have acknowledged. */
final class SyncAcks {
    private final World world;
    private final SyncRules rules;

    SyncAcks(World world) {
        this.world = world;
        this.rules = SyncRules.of(world.profile());
    }

    Answer list(Accounts.Caller caller) {
        ArrayNode json = Json.array();
        world.checkpoints()
                .of(SyncCalls.session(caller).id())
                .forEach((type, ack) ->
                        json.addObject().put("type", type.label()).put("ack", ack.text()));
        return Answer.json(200, json);
    }

    /** Moves checkpoints, forward or back; of one type, the last counts. A reset forgets all, the other acks too. */
    Answer set(Accounts.Caller caller, JsonNode body) {
        rules.acks(body);
        Session session = SyncCalls.session(caller);
        Map<SyncEntityType, SyncAck> acks = new LinkedHashMap<>();
        for (JsonNode text : body.path("acks")) {
            SyncAck ack = new SyncAck(text.asText());
            SyncEntityType type = SyncEntityType.named(world.profile(), ack.typeLabel());
            if (type == null) {
                throw Refusal.of(400, "Invalid ack type: " + ack.typeLabel());
            }
            if (type == SyncEntityType.SYNC_RESET_V1) {
                world.checkpoints().clear(session.id());
                world.accounts().sessions().resetSync(session.id(), false);
                return Answer.noContent();
            }
            acks.put(type, ack);
        }
        if (acks.isEmpty()) {
            throw Refusal.of(500, "Failed to send sync ack");
        }
        world.checkpoints().set(session.id(), acks);
        return Answer.noContent();
    }

    /** Forgets the checkpoints of some types, or all. */
    Answer remove(Accounts.Caller caller, JsonNode body) {
        rules.ackTypes(body);
        Session session = SyncCalls.session(caller);
        JsonNode types = body.path("types");
        if (!types.isArray()) {
            world.checkpoints().clear(session.id());
            return Answer.noContent();
        }
        if (types.isEmpty()) {
            throw Refusal.of(500, "Failed to delete sync ack");
        }
        List<SyncEntityType> removed = new ArrayList<>();
        for (JsonNode type : types) {
            SyncEntityType known = SyncEntityType.named(world.profile(), type.asText());
            if (known != null) {
                removed.add(known);
            }
        }
        world.checkpoints().remove(session.id(), removed);
        return Answer.noContent();
    }
}
