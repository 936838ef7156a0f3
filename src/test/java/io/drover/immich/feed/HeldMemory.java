package io.drover.immich.feed;

import io.drover.feed.SourceMemory;

/** Outlives the sources of a test. */
final class HeldMemory implements SourceMemory {
    private byte[] bytes = new byte[0];

    @Override
    public byte[] load() {
        return bytes.clone();
    }

    @Override
    public void save(byte[] newBytes) {
        bytes = newBytes.clone();
    }
}
