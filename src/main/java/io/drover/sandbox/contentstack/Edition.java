package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Json;
import java.time.Instant;

/**
 * An entry or asset as it was saved last, whether it is published or not.
 *
 * @param key with the locale that it is written in
 * @param version from 1
 * @param own what it holds that others do not; never changed
 */
record Edition(ContentKey key, String title, int version, Instant createdAt, Instant updatedAt, ObjectNode own) {
    private static final String EDITOR = "blt5d2ce2b9a1c7e0f4";

    /**
     * What a sync tells of it when it is published.
     *
     * @param locale that it is published in
     * @param time when it was
     */
    ObjectNode published(Environment environment, String locale, Instant time) {
        ObjectNode data = Json.object();
        data.put("uid", key.uid()).put("title", title);
        data.setAll(own);
        data.putArray("tags");
        if (!key.isAsset()) {
            data.put("locale", key.locale());
        }
        data.put("created_by", EDITOR)
                .put("updated_by", EDITOR)
                .put("created_at", Stamps.iso(createdAt))
                .put("updated_at", Stamps.iso(updatedAt))
                .put("_version", version);
        data.putObject("publish_details")
                .put("environment", environment.uid())
                .put("locale", locale)
                .put("time", Stamps.iso(time))
                .put("user", EDITOR);
        return data;
    }
}
