package io.drover.library;

import io.drover.ingest.SourceFile;

/**
 * A file that goes on its way.
 *
 * @param scan that it was found by
 * @param file the body of its message
 * @param ruling why it goes
 * @param round how often it went before in this scan, because it changed on its way
 */
record Item(Scan scan, SourceFile file, Ruling ruling, int round) {}
