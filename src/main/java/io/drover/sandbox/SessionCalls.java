package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** API keys and sessions. */
final class SessionCalls {
    private final World world;

    SessionCalls(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        Accounts.Caller caller = input.knownCaller();
        return switch (operation) {
            case CREATE_API_KEY -> createKey(caller, input.body());
            case DELETE_API_KEY -> deleteKey(caller, input.id());
            case LOGOUT -> logout(caller);
            case GET_SESSIONS -> list(caller);
            case CREATE_SESSION -> create(caller, input.body());
            case UPDATE_SESSION -> update(caller, input.id(), input.body());
            case DELETE_SESSION -> delete(caller, input.id());
            default -> throw new IllegalArgumentException(operation.id() + " is about no session and no API key");
        };
    }

    private Answer createKey(Accounts.Caller caller, JsonNode body) {
        world.profile()
                .rules()
                .fields(body)
                .text("name", Fields.Need.OPTIONAL)
                .options("permissions", Fields.Need.REQUIRED, Permissions.of(world.profile()))
                .refuse();
        List<String> permissions = Json.texts(body.path("permissions"));
        Accounts.Key granting = caller.key();
        if (granting != null && !permissions.stream().allMatch(granting::grants)) {
            throw Refusal.of(400, "Cannot grant permissions you do not have");
        }
        Accounts.MadeKey made =
                world.accounts().addKey(caller.user(), body.path("name").asText("API Key"), permissions);
        ObjectNode json = Json.object().put("secret", made.secret());
        json.set("apiKey", made.key().toJson());
        return Answer.json(201, json);
    }

    private Answer deleteKey(Accounts.Caller caller, String id) {
        world.profile().rules().id(id);
        if (!world.accounts().removeKey(caller.user(), id)) {
            throw Refusal.of(400, "API Key not found");
        }
        return Answer.noContent();
    }

    private Answer logout(Accounts.Caller caller) {
        Session session = caller.session();
        if (session != null) {
            sessions().end(session.id());
        }
        return Answer.json(200, Json.object().put("successful", true).put("redirectUri", "/auth/login?autoLaunch=0"));
    }

    /** The caller's sessions, the one that was changed last first. */
    private Answer list(Accounts.Caller caller) {
        ArrayNode json = Json.array();
        sessions().of(caller.user()).stream()
                .sorted(Comparator.comparing(Session::updatedAt).reversed())
                .forEach(session -> json.add(json(session, caller.session())));
        return Answer.json(200, json);
    }

    private Answer create(Accounts.Caller caller, JsonNode body) {
        world.profile()
                .rules()
                .fields(body)
                .integer("duration", Fields.Need.OPTIONAL, 1, Integer.MAX_VALUE)
                .text("deviceType", Fields.Need.OPTIONAL)
                .text("deviceOS", Fields.Need.OPTIONAL)
                .refuse();
        Session parent = caller.session();
        if (parent == null) {
            throw Refusal.of(400, "This endpoint can only be used with a session token");
        }
        Session.Device device = new Session.Device(
                body.path("deviceType").asText(""), body.path("deviceOS").asText(""));
        Duration duration =
                body.has("duration") ? Duration.ofSeconds(body.path("duration").asLong()) : null;
        SessionStore.Opened opened = sessions().openFrom(parent, device, duration);
        return Answer.json(201, json(opened.session(), null).put("token", opened.token()));
    }

    private Answer update(Accounts.Caller caller, String id, JsonNode body) {
        world.profile().rules().id(id);
        world.profile()
                .rules()
                .fields(body)
                .flag("isPendingSyncReset", Fields.Need.OPTIONAL)
                .refuse();
        own(caller, id, "session.update");
        if (!body.has("isPendingSyncReset")) {
            throw Refusal.of(400, "No fields to update");
        }
        sessions().resetSync(id, body.path("isPendingSyncReset").asBoolean());
        return Answer.json(200, json(own(caller, id, "session.update"), null));
    }

    private Answer delete(Accounts.Caller caller, String id) {
        world.profile().rules().id(id);
        own(caller, id, "authDevice.delete");
        sessions().end(id);
        return Answer.noContent();
    }

    private Session own(Accounts.Caller caller, String id, String permission) {
        Session session = sessions().find(id);
        if (session == null || !session.user().id().equals(caller.user().id())) {
            throw Refusal.of(400, "Not found or no " + permission + " access");
        }
        return session;
    }

    private SessionStore sessions() {
        return world.accounts().sessions();
    }

    private ObjectNode json(Session session, @Nullable Session current) {
        ObjectNode json = Json.object()
                .put("id", session.id())
                .put("createdAt", AssetViews.time(session.createdAt()))
                .put("updatedAt", AssetViews.time(session.updatedAt()));
        if (session.expiresAt() != null) {
            json.put("expiresAt", AssetViews.time(session.expiresAt()));
        }
        json.put("current", current != null && session.id().equals(current.id()));
        if (world.profile().major() > 1) {
            json.putNull("appVersion");
        }
        return json.put("deviceOS", session.device().system())
                .put("deviceType", session.device().type())
                .put("isPendingSyncReset", session.pendingSyncReset());
    }
}
