package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stacks. */
final class Stacks {
    private final World world;
    private final OwnAssets ownAssets;
    private final AssetTies ties;

    Stacks(World world) {
        this.world = world;
        this.ties = new AssetTies(world);
        this.ownAssets = new OwnAssets(world);
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        Accounts.Caller caller = input.knownCaller();
        return switch (operation) {
            case SEARCH_STACKS -> list(caller, input.query().get("primaryAssetId"));
            case CREATE_STACK -> create(caller, input.body());
            case DELETE_STACKS -> deleteMany(caller, input.body());
            case GET_STACK -> info(input);
            case UPDATE_STACK -> update(input);
            case DELETE_STACK -> delete(input);
            default -> throw new IllegalArgumentException(operation.id() + " is about no stack");
        };
    }

    private Answer list(Accounts.Caller caller, @Nullable String primary) {
        if (primary != null) {
            ObjectNode query = Json.object().put("primaryAssetId", primary);
            world.profile()
                    .rules()
                    .fields(query)
                    .uuid("primaryAssetId", Fields.Need.OPTIONAL)
                    .refuse();
        }
        ArrayNode json = Json.array();
        world.stacks()
                .list(stack -> stack.owner().equals(caller.user().id())
                        && (primary == null || primary.equals(stack.primary())))
                .forEach(stack -> json.add(json(stack, caller.user())));
        return Answer.json(200, json);
    }

    private Answer create(Accounts.Caller caller, JsonNode body) {
        world.profile()
                .rules()
                .fields(body)
                .uuids("assetIds", Fields.Need.REQUIRED, 2)
                .refuse();
        List<String> assets = Json.texts(body.path("assetIds"));
        if (!assets.stream().allMatch(id -> ownAssets.has(caller, id))) {
            throw Refusal.of(400, "Not found or no asset.update access");
        }
        Stack stack = world.stacks().add(caller.user().id(), assets);
        touch(stack);
        return Answer.json(201, json(stack, caller.user()));
    }

    private Answer info(Endpoints.Input input) {
        Stack stack = own(input, "stack.read");
        ObjectNode json = json(stack, input.knownCaller().user());
        for (JsonNode asset : json.path("assets")) {
            ((ObjectNode) asset).set("tags", ties.tags(asset.path("id").asText()));
        }
        return Answer.json(200, json);
    }

    private Answer update(Endpoints.Input input) {
        world.profile()
                .rules()
                .fields(input.body())
                .uuid("primaryAssetId", Fields.Need.OPTIONAL)
                .refuse();
        Stack stack = own(input, "stack.update");
        String primary = input.body().path("primaryAssetId").asText(stack.primary());
        if (!stack.assets().contains(primary)) {
            throw Refusal.of(400, "Primary asset must be in the stack");
        }
        Stack changed = world.stacks().setPrimary(stack.id(), primary);
        return Answer.json(200, json(changed, input.knownCaller().user()));
    }

    private Answer delete(Endpoints.Input input) {
        remove(own(input, "stack.delete"));
        return Answer.noContent();
    }

    /** Dissolves stacks; one that is not the caller's stops it all. */
    private Answer deleteMany(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().ids(body);
        List<Stack> stacks = Json.texts(body.path("ids")).stream()
                .distinct()
                .map(id -> own(caller, id, "stack.delete"))
                .toList();
        stacks.forEach(this::remove);
        return Answer.noContent();
    }

    private void remove(Stack stack) {
        world.stacks().remove(stack.id());
        touch(stack);
    }

    /** An asset knows its stack, so that it changes with it. */
    private void touch(Stack stack) {
        stack.assets().forEach(world.assets()::touch);
    }

    private Stack own(Endpoints.Input input, String permission) {
        world.profile().rules().id(input.id());
        return own(input.knownCaller(), input.id(), permission);
    }

    private Stack own(Accounts.Caller caller, String id, String permission) {
        Stack stack = world.stacks().find(id);
        if (stack == null || !stack.owner().equals(caller.user().id())) {
            throw Refusal.of(400, "Not found or no " + permission + " access");
        }
        return stack;
    }

    /** What a stack shows, first the asset that stands for it. */
    private ObjectNode json(Stack stack, Accounts.User owner) {
        Stream<String> others = stack.without(stack.primary()).assets().stream();
        List<String> assets = Stream.concat(Stream.of(stack.primary()), others).toList();
        ObjectNode json = Json.object().put("id", stack.id()).put("primaryAssetId", stack.primary());
        json.set("assets", new ListedAssets(world.profile()).nested(ownAssets.shown(assets), owner));
        return json;
    }
}
