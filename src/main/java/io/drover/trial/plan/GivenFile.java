package io.drover.trial.plan;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A file of a test, or a folder.
 *
 * @param path below the test's folder
 * @param content its bytes, or null when it is a folder
 * @param modified its modification time
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record GivenFile(String path, byte @Nullable [] content, Instant modified, int line) {}
