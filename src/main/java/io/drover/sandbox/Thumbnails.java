package io.drover.sandbox;

import java.time.Instant;
import java.util.Base64;

/** The small pictures that the server makes of assets: the same of all, but real ones. */
enum Thumbnails {
    /** A WebP of one pixel. */
    THUMBNAIL("image/webp", ".webp", "UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA=="),

    /** A grey JPEG of 8 by 8 pixels. */
    PREVIEW(
            "image/jpeg",
            ".jpeg",
            "/9j/4AAQSkZJRgABAgAAAQABAAD/2wBDABALDA4MChAODQ4SERATGCgaGBYWGDEjJR0oOjM9PDkzODdASFxOQERXRTc4UG1RV19iZ2hn"
                    + "Pk1xeXBkeFxlZ2P/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAABv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/"
                    + "2gAIAQEAAD8ANP/Z");

    private final String contentType;
    private final String extension;
    private final String base64;

    Thumbnails(String contentType, String extension, String base64) {
        this.contentType = contentType;
        this.extension = extension;
        this.base64 = base64;
    }

    /**
     * The picture of an asset.
     *
     * @param size as it was asked for, which its name tells
     * @param made when it was made
     */
    SentFile of(StoredAsset asset, String size, Instant made) {
        String name = asset.name()
                .substring(
                        0,
                        asset.name().length()
                                - MediaKinds.extension(asset.name()).length());
        return SentFile.inMemory(Base64.getDecoder().decode(base64), made, contentType, name + "_" + size + extension);
    }
}
