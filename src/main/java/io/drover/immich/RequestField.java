package io.drover.immich;

import com.fasterxml.jackson.databind.JavaType;
import java.util.Locale;

/**
 * A component of a request, as a message may give it.
 *
 * @param name its name in Immich's API
 * @param publicName its name among all operations; often the same
 * @param type what it holds; for an {@link java.util.Optional}, which can also be null, what that holds
 * @param required whether the operation cannot do without it
 */
record RequestField(String name, String publicName, JavaType type, boolean required) {
    private static final String HEADER_PREFIX = "CamelImmich";

    /** The header that gives it. */
    String header() {
        return header(publicName);
    }

    /** The header that gives the component of this public name. */
    static String header(String publicName) {
        return HEADER_PREFIX + publicName.substring(0, 1).toUpperCase(Locale.ROOT) + publicName.substring(1);
    }

    boolean isList() {
        return type.isCollectionLikeType();
    }

    /** Whether a text without a character is a value; else it is as if it were not given. */
    boolean takesBlankText() {
        return type.hasRawClass(String.class) && !required;
    }
}
