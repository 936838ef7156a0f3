package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a version demands of a request before it looks at its meaning. Every method throws {@link Refusal}. */
interface Rules {

    /** The text fields of an upload, or null when the request had no form at all. */
    void upload(@Nullable Form form);

    /** The body of checkBulkUpload. */
    void checkItems(JsonNode body);

    /** An asset's id in the path. */
    void id(String id);

    /** The body of an operation on many assets. */
    void ids(JsonNode body);

    /** A flag in the query. */
    void flag(String name, String value);

    /** A look at the fields of a body, or of a query as an object of texts. */
    Fields fields(JsonNode body);
    /** A JSON body. */
    void body(BodyShape shape, JsonNode body);

    /** The key of metadata in the path. */
    void metadataKey(String key);

    /** A value in the query that must be one of some. */
    void option(String name, String value, List<String> allowed);

    /** A number in the query that must be above 0. */
    void count(String name, String value);
}
