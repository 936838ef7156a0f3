package io.drover.contentstack.api;

import io.drover.http.ApiException;

/** The service does not know a token any more, such as after a long pause. Never holds the token. */
public final class InvalidTokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final TokenKind kind;

    /** Makes one of the refusal. */
    public InvalidTokenException(TokenKind kind, ApiException refusal) {
        super("Contentstack does not accept the " + kind.label() + " any more: " + refusal.getMessage(), refusal);
        this.kind = kind;
    }

    /** Which one. */
    public TokenKind kind() {
        return kind;
    }
}
