package io.drover.contentstack.feed;

import io.drover.contentstack.api.SyncFilter;
import io.drover.contentstack.api.SyncItem;
import io.drover.contentstack.api.SyncType;
import io.drover.feed.Hash;
import io.drover.feed.Operation;
import io.drover.feed.SourceChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes changes of the items of one stream.
 *
 * <p>A thing's locale is the one that it was published in, else its own, else the stream's. An item of an unknown type, or
 * one that does not say what it is about, is told as a thing of its own type.
 */
final class ItemMapper {
    static final String CONTENT_TYPE = "content_type";
    private static final String UNPUBLISHED = "unpublished";
    private static final String DELETED = "deleted";

    private final SyncFilter filter;

    /** @param filter the stream's */
    ItemMapper(SyncFilter filter) {
        this.filter = filter;
    }

    /** The change that an item tells, made of the item alone. */
    SourceChange change(SyncItem item) {
        ItemFields fields = ItemFields.read(item.data());
        SyncType type = SyncType.find(item.type()).orElse(null);
        SourceChange known = type == null ? null : known(type, item, fields);
        return known == null ? unknown(item, fields) : known;
    }

    private @Nullable SourceChange known(SyncType type, SyncItem item, ItemFields fields) {
        return switch (type) {
            case ENTRY_PUBLISHED -> published(entry(item, fields), item, fields);
            case ENTRY_UNPUBLISHED -> gone(entry(item, fields), item, UNPUBLISHED);
            case ENTRY_DELETED -> gone(entry(item, fields), item, DELETED);
            case ASSET_PUBLISHED -> published(asset(fields), item, fields);
            case ASSET_UNPUBLISHED -> gone(asset(fields), item, UNPUBLISHED);
            case ASSET_DELETED -> gone(asset(fields), item, DELETED);
            case CONTENT_TYPE_DELETED -> contentTypeGone(item);
        };
    }

    private @Nullable ThingName entry(SyncItem item, ItemFields fields) {
        String contentType = contentType(item);
        return contentType == null || fields.uid() == null
                ? null
                : ThingName.entry(contentType, contentTypeKey(contentType), fields.uid(), locale(fields));
    }

    private @Nullable ThingName asset(ItemFields fields) {
        return fields.uid() == null ? null : ThingName.asset(fields.uid(), locale(fields));
    }

    private @Nullable String contentType(SyncItem item) {
        return item.contentType() == null ? filter.contentType() : item.contentType();
    }

    /** Streams are told one after the other: a deletion in one must not take along what was published in another since. */
    private String contentTypeKey(String contentType) {
        String key = CONTENT_TYPE + "/" + ThingName.part(contentType);
        return filter.locale() == null ? key : key + "/" + ThingName.part(filter.locale());
    }

    private @Nullable String locale(ItemFields fields) {
        if (fields.publishLocale() != null) {
            return fields.publishLocale();
        }
        return fields.locale() == null ? filter.locale() : fields.locale();
    }

    private static @Nullable SourceChange published(@Nullable ThingName name, SyncItem item, ItemFields fields) {
        return name == null
                ? null
                : SourceChange.upsert(
                        name.type(),
                        name.key(),
                        EventTime.parse(item.eventAt()),
                        version(item, fields),
                        item.data(),
                        name.parents());
    }

    private static @Nullable SourceChange gone(@Nullable ThingName name, SyncItem item, String reason) {
        return name == null ? null : deletion(name.type(), name.goneKey(), item, reason);
    }

    private @Nullable SourceChange contentTypeGone(SyncItem item) {
        String contentType = contentType(item);
        return contentType == null ? null : deletion(CONTENT_TYPE, contentTypeKey(contentType), item, DELETED);
    }

    private static SourceChange deletion(String type, String key, SyncItem item, String reason) {
        return new SourceChange(
                type,
                key,
                Operation.DELETE,
                EventTime.parse(item.eventAt()),
                item.eventAt() == null ? reason : item.eventAt(),
                item.data(),
                reason,
                List.of());
    }

    private SourceChange unknown(SyncItem item, ItemFields fields) {
        String contentType = item.contentType() == null ? "" : item.contentType();
        String uid = fields.uid() == null ? Hash.of(item.eventAt() + item.data()) : fields.uid();
        String key = ThingName.part(item.type()) + "/" + ThingName.part(contentType) + "/" + ThingName.part(uid);
        String locale = locale(fields);
        return SourceChange.upsert(
                item.type(),
                locale == null ? key : key + "/" + ThingName.part(locale),
                EventTime.parse(item.eventAt()),
                version(item, fields),
                item.data(),
                List.of());
    }

    /** What happened at another time is another state; without a time, what has other content. */
    private static String version(SyncItem item, ItemFields fields) {
        String moment = item.eventAt() == null ? Hash.of(item.data()) : item.eventAt();
        return fields.version() == null ? moment : moment + "_" + fields.version();
    }
}
