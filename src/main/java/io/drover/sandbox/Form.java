package io.drover.sandbox;

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
}
