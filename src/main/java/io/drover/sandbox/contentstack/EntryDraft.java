package io.drover.sandbox.contentstack;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An entry as an editor saves it.
 *
 * @param contentType its content type, which is made by its first entry
 * @param uid its uid
 * @param locale that it is written in
 * @param title its title
 * @param fields what it holds beside the title, by name, as JSON knows it
 */
public record EntryDraft(String contentType, String uid, String locale, String title, Map<String, Object> fields) {

    public EntryDraft {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** An entry with a title alone. */
    public static EntryDraft of(String contentType, String uid, String locale, String title) {
        return new EntryDraft(contentType, uid, locale, title, Map.of());
    }

    /** The same with a field more. */
    public EntryDraft with(String field, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new EntryDraft(contentType, uid, locale, title, more);
    }

    /** The same with a reference more. @param field that holds the references */
    public EntryDraft refersTo(String field, String otherType, String otherUid) {
        List<Object> references = new ArrayList<>((List<?>) fields.getOrDefault(field, List.of()));
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("uid", otherUid);
        reference.put("_content_type_uid", otherType);
        references.add(reference);
        return with(field, references);
    }

    ContentKey key() {
        return new ContentKey(contentType, uid, locale);
    }
}
