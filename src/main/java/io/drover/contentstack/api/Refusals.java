package io.drover.contentstack.api;

import io.drover.http.ApiException;

/** Tells what is refused for good from what may be answered later, and says what to look at. */
final class Refusals {
    private final StackSettings settings;

    Refusals(StackSettings settings) {
        this.settings = settings;
    }

    /** What to throw for a call that was not answered as it should be. */
    RuntimeException explained(ApiException e) {
        if (e.status() / 100 != 4) {
            return e;
        }
        for (TokenKind kind : TokenKind.values()) {
            if (e.faultyParameters().contains(kind.label())) {
                return new InvalidTokenException(kind, e);
            }
        }
        return switch (e.status()) {
            case 407, 408, 425, 429 -> e;
            case 401, 403, 412 -> new RefusedException(e, credentials());
            default ->
                new RefusedException(
                        e,
                        "look at the environment, the branch, the content types, the locales and the types that are asked"
                                + " for");
        };
    }

    /** The service never mentions the region. */
    private String credentials() {
        return "look whether the API key is that of the stack, whether the delivery token is one of it for the environment "
                + settings.environment() + ", and whether the stack is hosted in "
                + settings.host().name()
                + ": any other region refuses a right token as well";
    }
}
