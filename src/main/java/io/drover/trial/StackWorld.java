package io.drover.trial;

import io.drover.sandbox.contentstack.AssetUpload;
import io.drover.sandbox.contentstack.ContentKey;
import io.drover.sandbox.contentstack.ContentstackServer;
import io.drover.sandbox.contentstack.EntryDraft;
import io.drover.sandbox.contentstack.StackContent;
import java.util.List;
import java.util.Map;

/** The Contentstack stack of a test, as its editors change it. */
final class StackWorld {
    private final StackContent content;

    StackWorld(ContentstackServer server) {
        this.content = server.content();
    }

    /** @param key CONTENT_TYPE, UID and LOCALE */
    void publishEntry(List<String> key, String title, Map<String, Object> fields) {
        content.publish(new EntryDraft(key.get(0), key.get(1), key.get(2), title, fields));
    }

    /** @param key UID and LOCALE */
    void publishAsset(List<String> key, String name, String mediaType, byte[] bytes) {
        content.save(new AssetUpload(key.get(0), name, mediaType, bytes));
        content.publish(contentKey(key));
    }

    /** @param key of an entry or asset */
    void unpublish(List<String> key) {
        content.unpublish(contentKey(key));
    }

    /** @param key CONTENT_TYPE and UID, or UID */
    void delete(List<String> key) {
        boolean asset = key.size() == 1;
        content.delete(asset ? ContentKey.ASSETS : key.get(0), key.get(key.size() - 1));
    }

    private static ContentKey contentKey(List<String> key) {
        return key.size() == 2
                ? ContentKey.asset(key.get(0), key.get(1))
                : new ContentKey(key.get(0), key.get(1), key.get(2));
    }
}
