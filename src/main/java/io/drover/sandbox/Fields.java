package io.drover.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Looks at the fields of one body and collects what is wrong with them, in the words of a version. Fields that it is
 * not asked about are nobody's business, as in Immich.
 */
abstract class Fields {
    private final JsonNode body;

    Fields(JsonNode body) {
        this.body = body;
    }

    /** Whether a field has to be there. */
    enum Need {
        REQUIRED,
        /** It may be missing, but not null. */
        OPTIONAL,
        /** It may be missing or null. */
        NULLABLE;

        private boolean isContentWith(JsonNode value) {
            return switch (this) {
                case REQUIRED -> false;
                case OPTIONAL -> value.isMissingNode();
                case NULLABLE -> value.isMissingNode() || value.isNull();
            };
        }
    }

    /** A text. */
    final Fields text(String name, Need need) {
        return look(name, need, this::checkText);
    }

    /** Some texts. */
    final Fields texts(String name, Need need) {
        return look(name, need, this::checkTexts);
    }

    /** True or false. */
    final Fields flag(String name, Need need) {
        return look(name, need, this::checkFlag);
    }

    /** The id of something. */
    final Fields uuid(String name, Need need) {
        return look(name, need, this::checkUuid);
    }

    /** The ids of at least so many things. */
    final Fields uuids(String name, Need need, int least) {
        return look(name, need, (path, value) -> checkUuids(path, value, least));
    }

    /** A whole number within limits. */
    final Fields integer(String name, Need need, long least, long most) {
        return look(name, need, (path, value) -> checkInteger(path, value, least, most));
    }

    /** A time. */
    final Fields date(String name, Need need) {
        return look(name, need, this::checkDate);
    }

    /** One of some words. */
    final Fields option(String name, Need need, List<String> allowed) {
        return look(name, need, (path, value) -> checkOption(path, value, allowed));
    }

    /** At least one of some words. */
    final Fields options(String name, Need need, List<String> allowed) {
        return look(name, need, (path, value) -> checkOptions(path, value, allowed));
    }

    /** Ends the look. @throws Refusal with all that is wrong, when anything is */
    abstract void refuse();

    abstract void checkText(String name, JsonNode value);

    abstract void checkTexts(String name, JsonNode value);

    abstract void checkFlag(String name, JsonNode value);

    abstract void checkUuid(String name, JsonNode value);

    abstract void checkUuids(String name, JsonNode value, int least);

    abstract void checkInteger(String name, JsonNode value, long least, long most);

    abstract void checkDate(String name, JsonNode value);

    abstract void checkOption(String name, JsonNode value, List<String> allowed);

    abstract void checkOptions(String name, JsonNode value, List<String> allowed);

    private Fields look(String name, Need need, Check check) {
        JsonNode value = body.path(name);
        if (!need.isContentWith(value)) {
            check.look(name, value);
        }
        return this;
    }

    private interface Check {
        void look(String name, JsonNode value);
    }
}
