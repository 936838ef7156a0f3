package io.drover.sandbox;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A file as it was received.
 *
 * @param name its base name
 * @param size bytes
 * @param sha1 of what was stored, 40 lower-case hex digits
 * @param kept where its bytes are, or null when they were not kept
 */
record ReceivedFile(
        String name, long size, String sha1, @Nullable Path kept) {}
