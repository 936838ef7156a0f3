package io.drover.mirror;

import org.apache.camel.spi.Metadata;

/** The headers of scheme {@code mirror:}. */
public final class MirrorHeaders {
    @Metadata(
            label = "producer",
            description = "The asset whose original is to be stored",
            javaType = "io.drover.mirror.MirrorAsset")
    public static final String ASSET = "CamelMirrorAsset";

    private MirrorHeaders() {}
}
