package io.drover.immich;

import static org.assertj.core.api.Assertions.assertThat;

import io.drover.immich.api.model.Count;
import io.drover.immich.api.model.Tag;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;

/** The verbs on tags. */
abstract class TagVerbContract extends VerbContractBase {
    TagVerbContract(VerbStage stage) {
        super(stage);
    }

    @Test
    @Exercises({"upsertTags", "getAllTags"})
    void tags_are_found_by_their_paths_or_made() {
        String root = root();

        List<Tag> made = answers("upsertTags", List.of(root + "/a/b", root), Tag.class);
        done("upsertTags", null, Map.of("CamelImmichTags", root + "/a/b," + root));
        List<Tag> again = answers("upsertTags", List.of(root), Tag.class);

        assertThat(made).extracting(Tag::value).containsExactly(root + "/a/b", root);
        assertThat(again).extracting(Tag::id).containsExactly(made.get(1).id());
        assertThat(answers("getAllTags", null, Tag.class))
                .extracting(Tag::value)
                .contains(root, root + "/a");
        assertThat(refusedUnsent("upsertTags", Map.of("tags", List.of(1)), Map.of()))
                .isEqualTo("immich:upsertTags: the field tags[0] must be text, but is '1'");
    }

    @Test
    @Exercises({"tagAssets", "untagAssets"})
    void assets_get_and_lose_a_tag_and_each_is_told_alone() throws IOException {
        String tag = tag(root());
        String asset = uploaded();

        Message put = done("tagAssets", List.of(asset, NOWHERE, "abc"), Map.of("CamelImmichTagId", tag));
        List<Tag> borne = asset(asset).tags();
        Message taken = done("untagAssets", List.of(asset, NOWHERE), Map.of("CamelImmichTagId", tag));

        assertThat(outcomes(put))
                .containsExactly("done", "no_permission", "not a UUID of version 4, as all of Immich's ids are");
        assertThat(borne).extracting(Tag::id).containsExactly(tag);
        assertThat(outcomes(taken)).containsExactly("done", "not_found");
        assertThat(asset(asset).tags()).isEmpty();
    }

    @Test
    @Exercises({"tagAssets", "untagAssets"})
    void more_assets_than_a_call_takes_are_told_of_in_several_calls() {
        Map<String, Object> tag = Map.of("CamelImmichTagId", tag(root()));
        List<String> ids = nowhere(2_001);

        assertThat(outcomes(done("tagAssets", ids, tag))).hasSize(2_001).containsOnly("no_permission");
        assertThat(outcomes(done("untagAssets", ids, tag))).hasSize(2_001).containsOnly("not_found");
        assertThat(requests("tagAssets")).isEqualTo(3);
        assertThat(requests("untagAssets")).isEqualTo(3);
    }

    @Test
    @Exercises({"tagAssets", "untagAssets"})
    void no_assets_are_no_call_and_no_tag_is_refused() {
        Map<String, Object> nowhere = Map.of("CamelImmichTagId", NOWHERE);

        assertThat(outcomes(done("tagAssets", List.of(), nowhere))).isEmpty();
        assertThat(outcomes(done("untagAssets", List.of(), nowhere))).isEmpty();
        assertThat(requests()).isEmpty();
        assertThat(refused("tagAssets", Map.of("tagId", NOWHERE, "assetIds", List.of(NOWHERE))))
                .contains("Not found or no tag");
    }

    @Test
    @Exercises("bulkTagAssets")
    void many_assets_get_many_tags() throws IOException {
        String root = root();
        List<String> tags = List.of(tag(root), tag(root + "/a"), NOWHERE);
        List<String> assets = List.of(uploaded(), uploaded(), NOWHERE);

        Count count = answer("bulkTagAssets", Map.of("tagIds", tags, "assetIds", assets), Count.class);

        assertThat(count.count()).isEqualTo(4);
        assertThat(asset(assets.get(1)).tags()).hasSize(2);
        assertThat(refusedUnsent("bulkTagAssets", Map.of("tagIds", tags), Map.of()))
                .contains("needs assetIds", "CamelImmichAssetIds");
    }

    @Test
    @Exercises("deleteTag")
    void a_tag_is_removed_with_those_below_it() {
        String root = root();
        String tag = tag(root);
        tag(root + "/a");

        done("deleteTag", tag);

        assertThat(answers("getAllTags", null, Tag.class))
                .extracting(Tag::value)
                .noneMatch(value -> value.startsWith(root));
        assertThat(refused("deleteTag", tag)).contains("Not found or no tag.delete access");
    }

    /** The path of a tag that nobody has, and that is removed with those below it. */
    private String root() {
        String path = "contract-" + UUID.randomUUID();
        removedLater(tag(path), "deleteTag");
        return path;
    }

    private String tag(String path) {
        return answers("upsertTags", List.of(path), Tag.class).get(0).id();
    }
}
