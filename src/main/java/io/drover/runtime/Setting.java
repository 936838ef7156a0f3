package io.drover.runtime;

import java.nio.file.Path;

/**
 * One line of the settings' file.
 *
 * @param value as it stands there, placeholders unresolved
 * @param line counted from 1
 */
record Setting(String key, String value, Path file, int line) {}
