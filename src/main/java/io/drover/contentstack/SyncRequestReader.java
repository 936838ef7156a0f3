package io.drover.contentstack;

import static io.drover.contentstack.SyncField.BEGINNINGS;
import static io.drover.contentstack.SyncField.CONTENT_TYPE_UID;
import static io.drover.contentstack.SyncField.FILTERS;
import static io.drover.contentstack.SyncField.INIT;
import static io.drover.contentstack.SyncField.LOCALE;
import static io.drover.contentstack.SyncField.PAGINATION_TOKEN;
import static io.drover.contentstack.SyncField.START_FROM;
import static io.drover.contentstack.SyncField.SYNC_TOKEN;
import static io.drover.contentstack.SyncField.TYPE;

import io.drover.contentstack.api.SyncFilter;
import io.drover.contentstack.api.SyncRequest;
import io.drover.contentstack.api.SyncType;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/** Reads of a message which page is asked for. Every error is one sentence that says what is allowed. */
final class SyncRequestReader {
    private static final String PLACE = "contentstack:sync: ";

    private final Map<SyncField, Object> given;

    private SyncRequestReader(Map<SyncField, Object> given) {
        this.given = given;
    }

    /** @throws IllegalArgumentException when the message does not say it, or says more than one thing */
    static SyncRequest read(Message message) {
        if (message.getBody() instanceof SyncRequest request) {
            return request;
        }
        Map<SyncField, Object> given = new EnumMap<>(SyncField.class);
        for (SyncField field : SyncField.ALL) {
            put(given, field, message.getHeader(field.header()));
        }
        SyncBody.fields(message).forEach((field, value) -> put(given, field, value));
        return new SyncRequestReader(given).request();
    }

    /** Nothing, an empty text and init=false are the same. */
    private static void put(Map<SyncField, Object> given, SyncField field, @Nullable Object value) {
        boolean nothing = value == null
                || value instanceof CharSequence text && text.toString().isBlank()
                || field == INIT && String.valueOf(value).equals("false");
        if (!nothing) {
            given.put(field, value);
        }
    }

    private SyncRequest request() {
        List<SyncField> beginnings =
                BEGINNINGS.stream().filter(given::containsKey).toList();
        if (beginnings.size() != 1) {
            throw refuse("needs exactly one of " + SyncField.labels(BEGINNINGS) + ", and is given "
                    + (beginnings.isEmpty() ? "none" : SyncField.labels(beginnings)));
        }
        SyncField beginning = beginnings.get(0);
        if (beginning == INIT) {
            return initial();
        }
        List<SyncField> filters = FILTERS.stream().filter(given::containsKey).toList();
        if (!filters.isEmpty()) {
            throw refuse("is given " + SyncField.labels(filters) + " with a " + beginning.label()
                    + "; allowed with init alone, because a token keeps what its sync began with");
        }
        return beginning == PAGINATION_TOKEN
                ? new SyncRequest.Page(text(PAGINATION_TOKEN))
                : new SyncRequest.Delta(text(SYNC_TOKEN));
    }

    private SyncRequest initial() {
        Object init = given.get(INIT);
        if (!String.valueOf(init).equals("true")) {
            throw refuse("is given init = " + init + "; allowed: true or false");
        }
        return new SyncRequest.Initial(new SyncFilter(
                SyncType.parse(PLACE + TYPE.label(), types()),
                optional(CONTENT_TYPE_UID),
                optional(LOCALE),
                given.containsKey(START_FROM)
                        ? Times.parse(PLACE + START_FROM.label(), String.valueOf(given.get(START_FROM)))
                        : null));
    }

    private String types() {
        Object types = given.get(TYPE);
        if (types instanceof Collection<?> names) {
            return names.stream().map(String::valueOf).collect(Collectors.joining(","));
        }
        return types == null ? "" : String.valueOf(types);
    }

    private @Nullable String optional(SyncField field) {
        return given.containsKey(field) ? text(field) : null;
    }

    /** The value is not told when it is no text: it may be a part of something private. */
    private String text(SyncField field) {
        if (given.get(field) instanceof CharSequence text) {
            return text.toString().strip();
        }
        throw refuse("is given a " + field.label() + " that is no text");
    }

    private static IllegalArgumentException refuse(String why) {
        return new IllegalArgumentException(PLACE + why);
    }
}
