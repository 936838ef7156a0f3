package io.drover.immich;

import io.drover.http.ApiException;
import io.drover.immich.api.Batches;
import io.drover.immich.api.TagOperations;
import io.drover.immich.api.model.IdResult;
import io.drover.immich.api.model.Tag;
import io.drover.immich.api.model.TagAssets;
import io.drover.immich.api.model.UpsertTags;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The user's tags, by their whole paths. */
final class TagsByName implements NamedHolders {
    private final VerbCalls verbs;
    private final Map<String, String> ids = new ConcurrentHashMap<>();

    TagsByName(VerbCalls verbs) {
        this.verbs = verbs;
    }

    @Override
    public String idOf(String name) {
        String known = ids.get(name);
        return known == null ? upsert(name) : known;
    }

    /** One at a time: two paths with a beginning in common could make that twice. */
    private synchronized String upsert(String name) {
        UpsertTags wanted = new UpsertTags(List.of(name));
        List<Tag> tags =
                verbs.callToEnd(TagOperations.UPSERT_TAGS, client -> client.call(TagOperations.UPSERT_TAGS, wanted));
        if (tags.isEmpty()) {
            throw new RefusedException("the server makes no tag of '" + name + "'", null);
        }
        String id = tags.get(0).id();
        ids.put(name, id);
        return id;
    }

    @Override
    public List<IdResult> put(String id, List<String> assetIds) {
        TagAssets all = new TagAssets(id, assetIds);
        try {
            return Batches.call(
                    TagOperations.TAG_ASSETS,
                    all,
                    part -> verbs.answeredToEnd(
                            TagOperations.TAG_ASSETS, client -> client.call(TagOperations.TAG_ASSETS, part)));
        } catch (ApiException e) {
            throw verbs.failed(TagOperations.TAG_ASSETS, e);
        }
    }

    @Override
    public void forget(String name) {
        ids.remove(name);
    }

    @Override
    public void forgetAll() {
        ids.clear();
    }

    @Override
    public String describe(String name) {
        return "the tag '" + name + "'";
    }
}
