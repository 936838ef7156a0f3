package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request that the server does not fulfil, and what it says about it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String UNEXPECTED = "Internal server error";

    private final int status;
    private final transient JsonNode words;
    private final transient @Nullable ArrayNode errors;
    private final boolean unparsed;
    private final transient Map<String, String> headers;

    private Refusal(
            int status, JsonNode words, @Nullable ArrayNode errors, boolean unparsed, Map<String, String> headers) {
        super(words.toString(), null, false, false);
        this.status = status;
        this.words = words;
        this.errors = errors;
        this.unparsed = unparsed;
        this.headers = headers;
    }

    /** One sentence. */
    static Refusal of(int status, String words) {
        return new Refusal(status, TextNode.valueOf(words), null, false, Map.of());
    }

    /** An error that the server did not foresee. */
    static Refusal unexpected() {
        return of(500, UNEXPECTED);
    }

    /** A body that cannot be read, found before the request has an id. */
    static Refusal unparsed(int status, String words) {
        return new Refusal(status, TextNode.valueOf(words), null, true, Map.of());
    }

    /** A body that is too long, which the server did not foresee. */
    static Refusal tooLong() {
        return unparsed(500, UNEXPECTED);
    }

    /** What class-validator found, as 1.x and 2.x say it. */
    static Refusal list(ArrayNode words) {
        return new Refusal(400, words, null, false, Map.of());
    }

    /** What the schema found, as 3.x says it. */
    static Refusal schema(ArrayNode errors) {
        return new Refusal(400, TextNode.valueOf("Validation failed"), errors, false, Map.of());
    }

    /** The same with more headers. */
    Refusal with(Map<String, String> more) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.putAll(more);
        return new Refusal(status, words, errors, unparsed, all);
    }

    int status() {
        return status;
    }

    /** A text or a list of texts. */
    JsonNode words() {
        return words;
    }

    /** The schema's errors, or null. */
    @Nullable
    ArrayNode errors() {
        return errors;
    }

    /** Those of this error alone, in the place of the usual ones. */
    Map<String, String> headers() {
        return headers;
    }

    /** Whether the request had no id yet. */
    boolean isUnparsed() {
        return unparsed;
    }

    /** Whether the server did not foresee the error. */
    boolean isUnexpected() {
        return words.asText().equals(UNEXPECTED);
    }
}
