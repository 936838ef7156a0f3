package io.drover.sandbox;

/** What albums and tags have in common: assets are put in and taken out, one by one. */
interface AssetHolder {

    /** Whether the album or tag holds the asset. */
    boolean holds(String id, String asset);

    /** Puts the asset in; tells whether it was not there. */
    boolean put(String id, String asset);

    /** Takes the asset out; tells whether it was there. */
    boolean take(String id, String asset);
}
