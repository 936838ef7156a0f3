package io.drover.contentstack.assets;

import io.drover.text.SafeFileName;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Where the file of an asset lies: a folder of the asset, and in it one of the locale.
 *
 * @param uid the asset's
 * @param locale that it was published in; empty for the asset in all its locales
 */
record AssetPlace(String uid, String locale) {
    private static final String BEGINNING = "asset/";

    /**
     * The place of a change's key, {@code asset/UID/LOCALE} or {@code asset/UID}.
     *
     * @throws IllegalArgumentException when a part of it is no name for a folder, or one that could lead elsewhere
     */
    static AssetPlace of(String key) {
        String[] parts = key.substring(BEGINNING.length()).split("/", -1);
        String locale = parts.length == 1 ? "" : folder(key, parts[1]);
        return new AssetPlace(folder(key, parts[0]), locale);
    }

    private static String folder(String key, String part) {
        String name = URLDecoder.decode(part, StandardCharsets.UTF_8);
        if (name.startsWith(".") || !name.equals(SafeFileName.of(name))) {
            throw new IllegalArgumentException(
                    key + ": '" + name + "' cannot be the name of a folder: allowed is what has no slash, no control"
                            + " character and no dot in front");
        }
        return name;
    }

    /** Whether the other place is this one or in it. */
    boolean holds(AssetPlace other) {
        return uid.equals(other.uid) && (locale.isEmpty() || locale.equals(other.locale));
    }

    /** Below the folder of all assets. */
    String path() {
        return locale.isEmpty() ? uid : uid + "/" + locale;
    }
}
