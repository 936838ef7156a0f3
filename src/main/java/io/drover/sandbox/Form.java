package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came with an upload.
 *
 * @param fields the text parts, the last of each name, in the order of their coming
 * @param file the part {@code assetData}, or null
 * @param sidecar whether there was a part {@code sidecarData}
 */
record Form(Map<String, String> fields, @Nullable ReceivedFile file, boolean sidecar) {

    @Nullable
    String field(String name) {
        return fields.get(name);
    }

    /** The file. @throws IllegalStateException when there is none */
    ReceivedFile receivedFile() {
        if (file == null) {
            throw new IllegalStateException("an upload without a file is asked for it");
        }
        return file;
    }

    /** Gives an asset the file and the fields. */
    AssetDraft fill(AssetDraft draft, MediaKinds media) {
        ReceivedFile received = receivedFile();
        String name = fields.getOrDefault("filename", received.name());
        return draft.file(name, received.sha1(), received.size(), media.isVideo(name), received.kept())
                .fields(fields);
    }

    /** What the field {@code metadata} lists; a single object counts as a list of it; missing without the field. */
    JsonNode metadata() {
        String text = fields.get("metadata");
        JsonNode json = text == null ? null : Shapes.json(text);
        if (json == null) {
            return MissingNode.getInstance();
        }
        return json.isArray() ? json : Json.array().add(json);
    }
}
