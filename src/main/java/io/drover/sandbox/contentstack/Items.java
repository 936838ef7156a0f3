package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Json;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happened, as a sync tells it. */
final class Items {
    private Items() {}

    /** Something that happened to an entry or asset. */
    static Event event(long number, Instant at, ItemType type, ContentKey key, ObjectNode data) {
        return event(number, at, type.word(), key.contentType(), key, data);
    }

    /** Something that happened. @param key null when it happened to no single entry or asset */
    static Event event(
            long number, Instant at, String type, String contentType, @Nullable ContentKey key, ObjectNode data) {
        ObjectNode item = Json.object();
        item.put("type", type).put("event_at", Stamps.iso(at)).put("content_type_uid", contentType);
        item.set("data", data);
        return new Event(number, at, type, contentType, key, item);
    }

    /** What is told of something that is no longer published. */
    static ObjectNode gone(ContentKey key) {
        return Json.object().put("uid", key.uid()).put("locale", key.locale());
    }

    /** The same event, told in an odd way. */
    static Event odd(Event event, Oddity oddity) {
        ObjectNode item = event.item().deepCopy();
        switch (oddity) {
            case MALFORMED_STAMP -> item.put("event_at", Stamps.malformed(event.at()));
            case NO_PUBLISH_DETAILS -> item.withObject("/data").remove("publish_details");
            case NO_CONTENT_TYPE -> item.remove("content_type_uid");
        }
        return new Event(event.number(), event.at(), event.type(), event.contentType(), event.key(), item);
    }
}
