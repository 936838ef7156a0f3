package io.drover.immich.api;

import io.drover.immich.api.model.ServerVersion;

/** The versions of Immich in which something changed that a client can see. */
final class Versions {
    /** The oldest that Drover works with. */
    static final ServerVersion V1_135 = new ServerVersion(1, 135, 0);
    /** An operation without a declared permission needs a key with {@code all} from here on. */
    static final ServerVersion V1_136 = new ServerVersion(1, 136, 0);
    /** Assets and synchronisation have permissions. */
    static final ServerVersion V1_137 = new ServerVersion(1, 137, 0);

    static final ServerVersion V1_138 = new ServerVersion(1, 138, 0);
    static final ServerVersion V1_139 = new ServerVersion(1, 139, 0);
    /** Assets have metadata of clients. */
    static final ServerVersion V1_140 = new ServerVersion(1, 140, 0);

    static final ServerVersion V1_141 = new ServerVersion(1, 141, 0);
    static final ServerVersion V2_2 = new ServerVersion(2, 2, 0);
    /** Metadata has keys of any name. */
    static final ServerVersion V2_5 = new ServerVersion(2, 5, 0);
    /** No rating is null instead of 0. */
    static final ServerVersion V2_6 = new ServerVersion(2, 6, 0);
    /** Devices, full and delta synchronisation are gone; times have an offset, durations are milliseconds. */
    static final ServerVersion V3_0 = new ServerVersion(3, 0, 0);

    /** The newest that was looked at. */
    static final ServerVersion NEWEST_KNOWN = new ServerVersion(3, 1, 0);

    private Versions() {}
}
