package io.drover.immich;

import io.drover.immich.api.SyncLine;
import io.drover.immich.api.SyncLines;
import java.io.InputStream;
import org.apache.camel.Converter;

/** Lets the lines of getSyncStream go wherever Camel writes text or streams. */
@Converter(generateLoader = true)
public final class LinesConverter {
    private LinesConverter() {}

    /** The lines that are left, as the server wrote them, each with a line feed; nothing is held of them. */
    @Converter
    public static InputStream toInputStream(SyncLines lines) {
        return new LinesStream(lines);
    }

    /** The line as the server wrote it. */
    @Converter
    public static String toString(SyncLine line) {
        return line.json();
    }
}
