package io.drover.contentstack.api;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What can happen to content, as the sync call names it. The call tells only those that it is asked for. */
public enum SyncType {
    ENTRY_PUBLISHED,
    ENTRY_UNPUBLISHED,
    ENTRY_DELETED,
    ASSET_PUBLISHED,
    ASSET_UNPUBLISHED,
    ASSET_DELETED,
    CONTENT_TYPE_DELETED;

    /** All seven. */
    public static final List<SyncType> ALL = List.of(values());

    /** The type of this name; empty for one that a newer service may know. */
    public static Optional<SyncType> find(String label) {
        return ALL.stream().filter(type -> type.label().equals(label)).findFirst();
    }

    /**
     * Reads names with commas between them; blank for all.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException in one sentence that says what is allowed
     */
    public static List<SyncType> parse(String setting, String labels) {
        if (labels.isBlank()) {
            return ALL;
        }
        return Arrays.stream(labels.split(",", -1))
                .map(String::strip)
                .map(label -> find(label)
                        .orElseThrow(() -> new IllegalArgumentException(
                                setting + " holds '" + label + "'; allowed: " + labels(ALL))))
                .distinct()
                .toList();
    }

    /** Such as {@code entry_published}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it is about an asset, which has no content type. */
    public boolean isOfAssets() {
        return name().startsWith("ASSET");
    }

    /** The names, with commas between them. */
    public static String labels(List<SyncType> types) {
        return types.stream().map(SyncType::label).collect(Collectors.joining(","));
    }
}
