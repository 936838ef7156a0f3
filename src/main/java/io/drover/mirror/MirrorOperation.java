package io.drover.mirror;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is done with a mirror. */
public enum MirrorOperation {
    /** Body: a batch of changes; afterwards the list of its {@link MirrorAsset}s whose originals are to be downloaded. */
    MISSING,
    /** Body: the original of the asset in the header {@code CamelMirrorAsset}; its checksum must be the asset's. */
    STORE,
    /** Body: a batch of changes; the folder is made what the library is after them. */
    APPLY;

    static MirrorOperation of(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mirror:" + name + ": there is no operation '" + name
                        + "'; there are "
                        + Arrays.stream(values()).map(MirrorOperation::toString).collect(Collectors.joining(", "))));
    }

    /** The word in a URI. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
