package io.drover.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.jetty.http.HttpStatus;

/** The shape of an error's body, and the header that carries the id of the request. */
enum ErrorStyle {
    /** 1.x and 2.x: message, error, statusCode, correlationId; an error that was not foreseen has no name. */
    ENVELOPE("x-immich-cid") {
        @Override
        ObjectNode render(Refusal refusal, String correlationId) {
            ObjectNode body = Json.object();
            body.set("message", refusal.words());
            if (!refusal.isUnexpected()) {
                body.put("error", reason(refusal.status()));
            }
            body.put("statusCode", refusal.status());
            return refusal.isUnparsed() ? body : body.put("correlationId", correlationId);
        }
    },
    /** 3.x: the message alone, with the schema's errors. */
    BARE("X-Correlation-ID") {
        @Override
        ObjectNode render(Refusal refusal, String correlationId) {
            ObjectNode body = Json.object();
            body.set("message", refusal.words());
            ArrayNode errors = refusal.errors();
            if (errors != null) {
                body.set("errors", errors);
            }
            return body;
        }
    };

    private final String correlationHeader;

    /** The reason phrase as Node has it, which is not always Jetty's. */
    private static String reason(int status) {
        return status == HttpStatus.INTERNAL_SERVER_ERROR_500 ? "Internal Server Error" : HttpStatus.getMessage(status);
    }

    ErrorStyle(String correlationHeader) {
        this.correlationHeader = correlationHeader;
    }

    String correlationHeader() {
        return correlationHeader;
    }

    abstract ObjectNode render(Refusal refusal, String correlationId);
}
