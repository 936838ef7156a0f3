package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Details as the stream shows them. */
final class DetailViews {
    private static final Duration LAST_OF_A_DAY = Duration.ofDays(1).minusMillis(1);

    private DetailViews() {}

    static ObjectNode person(Person person) {
        LocalDate birth = person.birthDate();
        return Json.object()
                .put("id", person.id())
                .put("createdAt", AssetViews.time(person.createdAt()))
                .put("updatedAt", AssetViews.time(person.updatedAt()))
                .put("ownerId", person.owner())
                .put("name", person.name())
                .put("birthDate", time(birth == null ? null : start(birth)))
                .put("isHidden", person.hidden())
                .put("isFavorite", person.favorite())
                .put("color", person.color())
                .put("faceAssetId", person.face());
    }

    /** The data of AssetFaceV1, which tells of hidden and of put aside faces, too, and not that they are. */
    static ObjectNode firstFace(Face face) {
        Face.Box box = face.box();
        return Json.object()
                .put("id", face.id())
                .put("assetId", face.asset())
                .put("personId", face.person())
                .put("imageWidth", box.imageWidth())
                .put("imageHeight", box.imageHeight())
                .put("boundingBoxX1", box.x1())
                .put("boundingBoxY1", box.y1())
                .put("boundingBoxX2", box.x2())
                .put("boundingBoxY2", box.y2())
                .put("sourceType", face.source());
    }

    /** The data of AssetFaceV2. */
    static ObjectNode secondFace(Face face) {
        return firstFace(face).put("isVisible", face.visible()).put("deletedAt", time(face.deletedAt()));
    }

    static ObjectNode memory(Memory memory) {
        Instant shown = start(memory.createdAt().atZone(ZoneOffset.UTC).toLocalDate());
        ObjectNode json = Json.object()
                .put("id", memory.id())
                .put("createdAt", AssetViews.time(memory.createdAt()))
                .put("updatedAt", AssetViews.time(memory.updatedAt()))
                .putNull("deletedAt")
                .put("ownerId", memory.owner())
                .put("type", "on_this_day");
        json.putObject("data").put("year", memory.day().getYear());
        return json.put("isSaved", memory.saved())
                .put("memoryAt", AssetViews.time(start(memory.day())))
                .put("seenAt", time(memory.seenAt()))
                .put("showAt", AssetViews.time(shown))
                .put("hideAt", AssetViews.time(shown.plus(LAST_OF_A_DAY)));
    }

    static ObjectNode memoryAsset(MemoryAsset link) {
        return Json.object().put("memoryId", link.memory()).put("assetId", link.asset());
    }

    static ObjectNode edit(ImageEdit edit) {
        ObjectNode json = Json.object()
                .put("id", edit.id())
                .put("assetId", edit.asset())
                .put("sequence", edit.sequence())
                .put("action", edit.action().name());
        return json.set("parameters", Json.object(edit.action().parameters()));
    }

    /** A piece of text with the corners of its area, clockwise from the upper left one. */
    static ObjectNode text(RecognizedText text) {
        RecognizedText.Area area = text.area();
        return Json.object()
                .put("id", text.id())
                .put("assetId", text.asset())
                .put("x1", area.left())
                .put("y1", area.top())
                .put("x2", area.right())
                .put("y2", area.top())
                .put("x3", area.right())
                .put("y3", area.bottom())
                .put("x4", area.left())
                .put("y4", area.bottom())
                .put("boxScore", text.boxScore())
                .put("textScore", text.textScore())
                .put("text", text.text())
                .put("isVisible", text.visible());
    }

    static ObjectNode setting(UserSetting setting) {
        ObjectNode json = Json.object().put("userId", setting.owner()).put("key", setting.name());
        return json.set("value", Json.object(setting.value()));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : AssetViews.time(instant);
    }
}
