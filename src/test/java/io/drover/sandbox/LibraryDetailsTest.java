package io.drover.sandbox;

import static io.drover.sandbox.SyncSession.lineOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.drover.sandbox.SyncSession.Line;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the stream tells of people, faces, memories, edits, texts and settings, and what it leaves to the client. */
class LibraryDetailsTest {
    private static final Face.Box BOX = new Face.Box(1_000, 750, 1, 2, 3, 4);

    private SandboxServer sandbox = sandbox("3.1.0");
    private SyncSession session = SyncSession.of(sandbox);
    private LibraryDetails details = sandbox.details();
    private final String asset = seeded("11");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void a_person_is_told_with_each_change_and_at_the_end() {
        String person = details.addPerson("Ann");
        List<Line> made = told("PeopleV1");
        details.changePerson(person, ann -> ann.named("Anna").born(LocalDate.of(1990, 2, 28)));
        List<Line> changed = told("PeopleV1");
        details.removePerson(person);
        List<Line> removed = told("PeopleV1");

        assertThat(data(made, "PersonV1").path("name").asText()).isEqualTo("Ann");
        assertThat(data(made, "PersonV1").path("birthDate").isNull()).isTrue();
        assertThat(data(changed, "PersonV1").path("name").asText()).isEqualTo("Anna");
        assertThat(data(changed, "PersonV1").path("birthDate").asText()).isEqualTo("1990-02-28T00:00:00.000Z");
        assertThat(data(removed, "PersonDeleteV1")).hasToString("{\"personId\":\"" + person + "\"}");
        assertThat(removed).extracting(Line::type).containsExactly("PersonDeleteV1", "SyncCompleteV1");
    }

    @Test
    void the_faces_of_a_person_who_is_removed_are_nobody_s() {
        String person = details.addPerson("Ann");
        String face = details.addFace(asset, person, BOX);
        List<Line> before = told("AssetFacesV2");

        details.removePerson(person);

        assertThat(lineOf(before, "AssetFaceV2", face).data().path("personId").asText())
                .isEqualTo(person);
        JsonNode after = lineOf(told("AssetFacesV2"), "AssetFaceV2", face).data();
        assertThat(after.path("personId").isNull()).isTrue();
    }

    @Test
    void a_person_has_no_face_any_more_when_that_is_removed() {
        String person = details.addPerson("Ann");
        String face = details.addFace(asset, person, BOX);
        details.changePerson(person, ann -> ann.shownBy(face));
        List<Line> before = told("PeopleV1", "AssetFacesV2");

        details.removeFace(face);
        List<Line> after = told("PeopleV1", "AssetFacesV2");

        assertThat(data(before, "PersonV1").path("faceAssetId").asText()).isEqualTo(face);
        assertThat(data(after, "PersonV1").path("faceAssetId").isNull()).isTrue();
        assertThat(data(after, "AssetFaceDeleteV1")).hasToString("{\"assetFaceId\":\"" + face + "\"}");
    }

    @Test
    void a_face_that_is_put_aside_is_told_and_only_the_second_version_says_so() {
        restart("2.7.5");
        String face = details.addFace(seeded("11"), null, BOX);
        details.changeFace(face, found -> found.visible(false).deletedAt(found.deletedAt()));

        List<Line> lines = told("AssetFacesV1", "AssetFacesV2");

        assertThat(lineOf(lines, "AssetFaceV1", face).data().has("isVisible")).isFalse();
        assertThat(lineOf(lines, "AssetFaceV1", face).data().has("deletedAt")).isFalse();
        assertThat(lineOf(lines, "AssetFaceV2", face).data().path("isVisible").asBoolean(true))
                .isFalse();
        assertThat(lineOf(lines, "AssetFaceV2", face).data().has("deletedAt")).isTrue();
    }

    @Test
    void of_what_belongs_to_a_purged_asset_only_its_memories_tell() {
        String[] types = {"AssetsV2", "AssetFacesV2", "AssetEditsV1", "AssetOcrV1", "MemoryToAssetsV1", "PeopleV1"};
        String person = details.addPerson("Ann");
        String face = details.addFace(asset, person, BOX);
        details.changePerson(person, ann -> ann.shownBy(face));
        details.edit(asset, ImageEdit.Action.rotate(90));
        details.recognize(asset, "EXIT");
        String memory = details.addMemory(LocalDate.of(2012, 2, 29), asset);
        told(types);

        sandbox.purge(asset);
        List<Line> lines = told(types);

        assertThat(lines)
                .extracting(Line::type)
                .containsExactly("AssetDeleteV1", "MemoryToAssetDeleteV1", "PersonV1", "SyncCompleteV1");
        assertThat(data(lines, "MemoryToAssetDeleteV1"))
                .hasToString("{\"memoryId\":\"" + memory + "\",\"assetId\":\"" + asset + "\"}");
        assertThat(data(lines, "PersonV1").path("faceAssetId").isNull()).isTrue();
        assertThat(details.faces()).isEmpty();
        assertThat(details.edits()).isEmpty();
        assertThat(details.texts()).isEmpty();
    }

    @Test
    void deletions_that_nobody_asked_for_before_the_purge_are_not_told_after_it() {
        String face = details.addFace(asset, null, BOX);
        details.edit(asset, ImageEdit.Action.rotate(90));
        details.recognize(asset, "EXIT");
        details.removeFace(face);
        details.edit(asset);
        details.recognize(asset);

        sandbox.purge(asset);

        assertThat(told("AssetFacesV2", "AssetEditsV1", "AssetOcrV1"))
                .extracting(Line::type)
                .containsExactly("SyncCompleteV1");
    }

    @Test
    void a_memory_that_is_removed_does_not_tell_what_it_showed() {
        String memory = details.addMemory(LocalDate.of(2012, 2, 29), asset);
        List<Line> made = told("MemoriesV1", "MemoryToAssetsV1");

        details.removeMemory(memory);
        List<Line> removed = told("MemoriesV1", "MemoryToAssetsV1");

        assertThat(data(made, "MemoryV1").path("data")).hasToString("{\"year\":2012}");
        assertThat(data(made, "MemoryV1").path("memoryAt").asText()).isEqualTo("2012-02-29T00:00:00.000Z");
        assertThat(data(made, "MemoryToAssetV1").path("assetId").asText()).isEqualTo(asset);
        assertThat(removed).extracting(Line::type).containsExactly("MemoryDeleteV1", "SyncCompleteV1");
    }

    @Test
    void an_edited_asset_says_so_and_its_edits_say_how() {
        told("AssetsV2", "AssetEditsV1");
        details.edit(asset, ImageEdit.Action.crop(1, 2, 3, 4), ImageEdit.Action.mirror("vertical"));
        List<Line> edited = told("AssetsV2", "AssetEditsV1");
        details.edit(asset);
        List<Line> undone = told("AssetsV2", "AssetEditsV1");

        assertThat(edited)
                .extracting(Line::type)
                .containsExactly("AssetV2", "AssetEditV1", "AssetEditV1", "SyncCompleteV1");
        assertThat(data(edited, "AssetV2").path("isEdited").asBoolean()).isTrue();
        assertThat(data(edited, "AssetEditV1").path("action").asText()).isEqualTo("crop");
        assertThat(data(edited, "AssetEditV1").at("/parameters/width").asInt()).isEqualTo(3);
        assertThat(edited.get(2).data().path("sequence").asInt()).isEqualTo(1);
        assertThat(undone)
                .extracting(Line::type)
                .containsExactly("AssetV2", "AssetEditDeleteV1", "AssetEditDeleteV1", "SyncCompleteV1");
        assertThat(data(undone, "AssetV2").path("isEdited").asBoolean(true)).isFalse();
    }

    @Test
    void the_end_of_a_text_names_its_asset_and_an_id_that_is_not_the_text_s() {
        details.recognize(asset, "EXIT");
        String id = data(told("AssetOcrV1"), "AssetOcrV1").path("id").asText();

        details.recognize(asset, "ENTRY");
        List<Line> lines = told("AssetOcrV1");

        Line gone = lines.get(0);
        assertThat(lines).extracting(Line::type).containsExactly("AssetOcrDeleteV1", "AssetOcrV1", "SyncCompleteV1");
        assertThat(gone.data().path("assetId").asText()).isEqualTo(asset);
        assertThat(gone.data().path("id").asText())
                .isNotEqualTo(id)
                .isEqualTo(gone.ack().substring(gone.ack().indexOf('|') + 1));
        assertThat(data(lines, "AssetOcrV1").path("text").asText()).isEqualTo("ENTRY");
    }

    @Test
    void a_setting_is_told_with_its_value_and_at_its_end() {
        details.set("preferences", Map.of("tags", Map.of("enabled", true)));
        List<Line> made = told("UserMetadataV1");
        details.unset("preferences");
        List<Line> removed = told("UserMetadataV1");

        assertThat(data(made, "UserMetadataV1").path("value")).hasToString("{\"tags\":{\"enabled\":true}}");
        assertThat(data(removed, "UserMetadataDeleteV1").path("key").asText()).isEqualTo("preferences");
        assertThat(details.settings()).isEmpty();
    }

    @Test
    void what_is_not_there_cannot_be_changed() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> details.removePerson("x"))
                .withMessage("the user has no Person x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> details.recognize("x", "EXIT"))
                .withMessage("the user has no asset x");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> details.set("color", Map.of()))
                .withMessage("'color' is none of preferences, license, onboarding");
    }

    @Test
    void steps_by_chance_are_the_same_with_the_same_seed() {
        List<String> first = steps(sandbox.details());
        restart("3.1.0");
        seeded("11");

        assertThat(steps(details)).isEqualTo(first).hasSize(200);
    }

    @Test
    void steps_make_nothing_that_the_version_does_not_know() {
        restart("1.144.1");
        seeded("11");

        steps(details);

        assertThat(details.people()).isNotEmpty();
        assertThat(details.edits()).isEmpty();
        assertThat(details.texts()).isEmpty();
    }

    @Test
    void a_step_keeps_to_the_assets_that_it_is_given() {
        Random random = new Random(7);

        for (int step = 0; step < 200; step++) {
            details.step(random, List.of());
        }

        assertThat(details.memories()).isNotEmpty();
        assertThat(details.faces()).isEmpty();
        assertThat(details.memoryAssets()).isEmpty();
    }

    private static List<String> steps(LibraryDetails details) {
        Random random = new Random(7);
        return IntStream.range(0, 200).mapToObj(step -> details.step(random)).toList();
    }

    /** What is new to the session, which it acknowledges. */
    private List<Line> told(String... types) {
        List<Line> lines = session.stream(types);
        session.ackAll(lines);
        return lines;
    }

    private static JsonNode data(List<Line> lines, String type) {
        return lines.stream()
                .filter(line -> line.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + lines))
                .data();
    }

    private String seeded(String byteInHex) {
        return sandbox.seed("a.jpg", byteInHex.repeat(20), 1);
    }

    private void restart(String version) {
        sandbox.close();
        sandbox = sandbox(version);
        session = SyncSession.of(sandbox);
        details = sandbox.details();
    }

    private static SandboxServer sandbox(String version) {
        try {
            return SandboxServer.builder().version(version).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
