package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;

/** A request that the server does not fulfil, and what it says about it. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final String UNEXPECTED = "Internal server error";

    private final int status;
    private final transient JsonNode words;
    private final transient @Nullable ArrayNode errors;
    private final boolean unparsed;

    private Refusal(int status, JsonNode words, @Nullable ArrayNode errors, boolean unparsed) {
        super(words.toString(), null, false, false);
        this.status = status;
        this.words = words;
        this.errors = errors;
        this.unparsed = unparsed;
    }

    /** One sentence. */
    static Refusal of(int status, String words) {
        return new Refusal(status, TextNode.valueOf(words), null, false);
    }

    /** An error that the server did not foresee. */
    static Refusal unexpected() {
        return of(500, UNEXPECTED);
    }

    /** A body that cannot be read, found before the request has an id. */
    static Refusal unparsed(int status, String words) {
        return new Refusal(status, TextNode.valueOf(words), null, true);
    }

    /** A body that is too long, which the server did not foresee. */
    static Refusal tooLong() {
        return unparsed(500, UNEXPECTED);
    }

    /** What class-validator found, as 1.x and 2.x say it. */
    static Refusal list(ArrayNode words) {
        return new Refusal(400, words, null, false);
    }

    /** What the schema found, as 3.x says it. */
    static Refusal schema(ArrayNode errors) {
        return new Refusal(400, TextNode.valueOf("Validation failed"), errors, false);
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

    /** Whether the request had no id yet. */
    boolean isUnparsed() {
        return unparsed;
    }

    /** Whether the server did not foresee the error. */
    boolean isUnexpected() {
        return words.asText().equals(UNEXPECTED);
    }
}
