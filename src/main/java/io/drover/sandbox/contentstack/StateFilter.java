package io.drover.sandbox.contentstack;

import java.util.Set;

/**
 * What somebody wants to see of an environment. An empty set wants all.
 *
 * @param types published entries, published assets, or both; what else there is does not matter
 * @param contentTypes those of entries; with any there are no assets
 * @param locales that things are published in
 */
public record StateFilter(Set<ItemType> types, Set<String> contentTypes, Set<String> locales) {
    /** Everything. */
    public static final StateFilter ALL = new StateFilter(Set.of(), Set.of(), Set.of());

    public StateFilter {
        types = Set.copyOf(types);
        contentTypes = Set.copyOf(contentTypes);
        locales = Set.copyOf(locales);
    }

    /** Only of these content types. */
    public StateFilter contentTypes(String... names) {
        return new StateFilter(types, Set.of(names), locales);
    }

    /** Only in these locales. */
    public StateFilter locales(String... names) {
        return new StateFilter(types, contentTypes, Set.of(names));
    }

    boolean takes(ContentKey key) {
        return (types.isEmpty() || types.contains(ItemType.published(key.isAsset())))
                && (contentTypes.isEmpty() || contentTypes.contains(key.contentType()))
                && (locales.isEmpty() || locales.contains(key.locale()));
    }
}
