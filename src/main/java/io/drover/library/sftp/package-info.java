/** SFTP servers as storages that {@code library:} walks. */
@NullMarked
package io.drover.library.sftp;

import org.jspecify.annotations.NullMarked;
