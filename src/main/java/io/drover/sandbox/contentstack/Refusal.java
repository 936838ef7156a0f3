package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Json;

/** A call that the API does not answer as it was meant, with the shape of the errors that were recorded. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int VALIDATION = 141;

    private final int status;
    private final int code;
    private final String field;
    private final String complaint;

    private Refusal(int status, int code, String message, String field, String complaint) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
        this.field = field;
        this.complaint = complaint;
    }

    /** The api_key is missing or wrong. */
    static Refusal apiKey() {
        return new Refusal(412, 109, "We can't find that Stack. Please try again.", "api_key", "is not valid.");
    }

    /** The access_token is missing or wrong. */
    static Refusal accessToken() {
        return new Refusal(
                401, 105, "The access token is not valid. Please try again.", "access_token", "is not valid.");
    }

    /** A parameter, or a token, is wrong. */
    static Refusal invalid(String parameter) {
        return new Refusal(422, VALIDATION, "The requested object doesn't exist.", parameter, "is not valid.");
    }

    /** There are several parameters of which one is allowed, or none. */
    static Refusal notOne() {
        return new Refusal(
                422,
                VALIDATION,
                "Exactly one of init, pagination_token and sync_token is needed.",
                "init",
                "is required without pagination_token and sync_token.");
    }

    /** There is no such content type. */
    static Refusal contentType(String uid) {
        return new Refusal(
                422, 118, "The Content Type '" + uid + "' was not found. Please try again.", "uid", "is not valid.");
    }

    /** There is nothing at that path. */
    static Refusal path() {
        return new Refusal(404, VALIDATION, "The requested object doesn't exist.", "path", "is not valid.");
    }

    int status() {
        return status;
    }

    ObjectNode body() {
        ObjectNode body = Json.object().put("error_message", getMessage()).put("error_code", code);
        body.putObject("errors").putArray(field).add(complaint);
        return body;
    }
}
