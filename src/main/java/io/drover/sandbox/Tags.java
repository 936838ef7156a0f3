package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.util.List;
import java.util.Objects;

/** Tags. */
final class Tags {
    private final World world;
    private final OwnAssets ownAssets;
    private final BulkEdit edit;

    Tags(World world) {
        this.world = world;
        this.ownAssets = new OwnAssets(world);
        this.edit = new BulkEdit(ownAssets, world.tags());
    }

    Answer answer(Operation operation, Endpoints.Input input) {
        Accounts.Caller caller = input.knownCaller();
        return switch (operation) {
            case GET_ALL_TAGS -> list(world.tags().of(caller.user().id()));
            case UPSERT_TAGS -> upsert(caller, input.body());
            case BULK_TAG_ASSETS -> tagMany(caller, input.body());
            case DELETE_TAG -> delete(input);
            case TAG_ASSETS -> tag(input);
            case UNTAG_ASSETS -> untag(input);
            default -> throw new IllegalArgumentException(operation.id() + " is about no tag");
        };
    }

    private static Answer list(List<Tag> tags) {
        ArrayNode json = Json.array();
        tags.forEach(tag -> json.add(tag.toJson()));
        return Answer.json(200, json);
    }

    /** Makes the tags that are not there yet and gives the one at the end of each path, each once. */
    private Answer upsert(Accounts.Caller caller, JsonNode body) {
        world.profile().rules().fields(body).texts("tags", Fields.Need.REQUIRED).refuse();
        return list(Json.texts(body.path("tags")).stream()
                .distinct()
                .map(path -> world.tags().upsert(caller.user().id(), path))
                .filter(Objects::nonNull)
                .toList());
    }

    /** Puts every tag on every asset, leaves out what is not the caller's and counts what was new. */
    private Answer tagMany(Accounts.Caller caller, JsonNode body) {
        world.profile()
                .rules()
                .fields(body)
                .uuids("tagIds", Fields.Need.REQUIRED, 0)
                .uuids("assetIds", Fields.Need.REQUIRED, 0)
                .refuse();
        List<String> assets = Json.texts(body.path("assetIds")).stream()
                .filter(id -> ownAssets.has(caller, id))
                .toList();
        int count = 0;
        for (String tag : Json.texts(body.path("tagIds"))) {
            for (String asset : isOwn(caller, tag) ? assets : List.<String>of()) {
                count += world.tags().put(tag, asset) ? 1 : 0;
            }
        }
        return Answer.json(200, Json.object().put("count", count));
    }

    private Answer delete(Endpoints.Input input) {
        world.tags().remove(own(input, "tag.delete"));
        return Answer.noContent();
    }

    private Answer tag(Endpoints.Input input) {
        world.profile().rules().ids(input.body());
        String id = own(input, "tag.asset");
        return Answer.json(
                200, edit.put(input.knownCaller(), id, Json.texts(input.body().path("ids"))));
    }

    private Answer untag(Endpoints.Input input) {
        world.profile().rules().ids(input.body());
        String id = own(input, "tag.asset");
        return Answer.json(200, edit.take(id, Json.texts(input.body().path("ids"))));
    }

    private String own(Endpoints.Input input, String permission) {
        world.profile().rules().id(input.id());
        if (!isOwn(input.knownCaller(), input.id())) {
            throw Refusal.of(400, "Not found or no " + permission + " access");
        }
        return input.id();
    }

    private boolean isOwn(Accounts.Caller caller, String id) {
        Tag tag = world.tags().find(id);
        return tag != null && tag.owner().equals(caller.user().id());
    }
}
