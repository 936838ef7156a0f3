package io.drover.sandbox;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * What a line of the stream says about a thing. The lines of which there are a million write it field by field; for the
 * rest a tree will do.
 */
@FunctionalInterface
interface LineData {

    /** Writes one JSON object. */
    void write(JsonGenerator json) throws IOException;

    static LineData of(ObjectNode tree) {
        return json -> json.writeTree(tree);
    }
}
