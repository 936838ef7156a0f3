package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The calls by which users share all their assets with each other. */
final class Partners {
    private static final String SHARED_BY = "shared-by";
    private static final List<String> DIRECTIONS = List.of(SHARED_BY, "shared-with");

    private final World world;

    Partners(World world) {
        this.world = world;
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        Accounts.User user = input.knownCaller().user();
        return switch (operation) {
            case GET_PARTNERS -> list(user, input.query().getOrDefault("direction", ""));
            case CREATE_PARTNER -> create(user, input.body());
            case UPDATE_PARTNER -> update(user, input);
            case REMOVE_PARTNER -> remove(user, input.id());
            default -> throw new IllegalArgumentException(operation.id() + " is about no partner");
        };
    }

    private Answer list(Accounts.User user, String direction) {
        world.profile().rules().option("direction", direction, DIRECTIONS);
        boolean by = direction.equals(SHARED_BY);
        ArrayNode json = Json.array();
        world.partners()
                .list(partner -> user.id().equals(by ? partner.sharedBy() : partner.sharedWith()))
                .forEach(partner -> json.add(json(partner, by ? partner.sharedWith() : partner.sharedBy())));
        return Answer.json(200, json);
    }

    private Answer create(Accounts.User user, JsonNode body) {
        world.profile()
                .rules()
                .fields(body)
                .uuid("sharedWithId", Fields.Need.REQUIRED)
                .refuse();
        String other = body.path("sharedWithId").asText();
        if (world.accounts().user(other) == null) {
            throw Refusal.of(400, "User not found");
        }
        if (!world.partners().add(user.id(), other)) {
            throw Refusal.of(400, "Partner already exists");
        }
        return Answer.json(201, json(required(user.id(), other), other));
    }

    private Answer update(Accounts.User user, Endpoints.Input input) {
        world.profile().rules().id(input.id());
        world.profile()
                .rules()
                .fields(input.body())
                .flag("inTimeline", Fields.Need.REQUIRED)
                .refuse();
        boolean shown = input.body().path("inTimeline").asBoolean();
        if (world.partners().show(input.id(), user.id(), shown) == null) {
            throw Refusal.of(400, "Not found or no partner.update access");
        }
        return Answer.json(200, json(required(input.id(), user.id()), input.id()));
    }

    private Answer remove(Accounts.User user, String other) {
        world.profile().rules().id(other);
        if (!world.partners().remove(user.id(), other)) {
            throw Refusal.of(400, "Partner not found");
        }
        return Answer.noContent();
    }

    private Partner required(String sharedBy, String sharedWith) {
        Partner partner = world.partners().find(sharedBy, sharedWith);
        if (partner == null) {
            throw Refusal.of(400, "Partner not found");
        }
        return partner;
    }

    private ObjectNode json(Partner partner, String other) {
        Accounts.User user = world.accounts().known(other);
        return AssetViews.owner(user).put("inTimeline", partner.inTimeline());
    }
}
