package io.drover.trial.plan;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a test's changes do. Names of assets and albums are those that a person sees; there is one of each. */
public interface World {
    /**
     * Somebody else uploads a file to the server.
     *
     * @param fields what is said of the asset afterwards, as updateAsset takes it
     */
    void upload(String name, byte[] content, Map<String, Object> fields) throws Exception;

    /** An asset is changed. @param fields as updateAsset takes them */
    void update(String name, Map<String, Object> fields);

    void trash(String name);

    void restore(String name);

    /** An asset is removed for good. */
    void delete(String name);

    /** An album gets assets, or loses some; it is made where there is none of its name. */
    void album(String name, List<String> add, List<String> remove);

    /** An album is removed; its assets stay. */
    void deleteAlbum(String name);

    /** An entry of the stack is saved and published. @param key CONTENT_TYPE, UID and LOCALE */
    void publishEntry(List<String> key, String title, Map<String, Object> fields);

    /** The file of an asset of the stack is saved, and the asset published. @param key UID and LOCALE */
    void publishAsset(List<String> key, String name, String mediaType, byte[] content);

    /** What is published is shown no longer. @param key of an entry or asset, as above */
    void unpublish(List<String> key);

    /** An entry (CONTENT_TYPE, UID) or asset (UID) is deleted in the stack. */
    void deleteContent(List<String> key);

    void write(GivenFile file) throws Exception;

    /** A file is removed. @param path below the test's folder */
    void remove(String path) throws Exception;

    /** A message is sent. @param to {@code direct:NAME}, or the id of a route, which gets it as if from its source */
    void send(String to, @Nullable Object body, Map<String, Object> headers) throws Exception;

    /** Waits until this is so. @throws IllegalStateException when that takes too long */
    void until(Expect expect) throws Exception;
}
