package io.drover.archive;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/** The ways in which a zip packs its members, by the numbers of the format. */
final class ZipMethod {
    static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int DEFLATED_64 = 9;
    private static final int BZIP2 = 12;
    private static final int ZSTD = 93;

    private ZipMethod() {}

    static boolean isKnown(int method) {
        return method == STORED || method == DEFLATED || method == DEFLATED_64 || method == BZIP2 || method == ZSTD;
    }

    static InputStream unpack(int method, InputStream packed) throws IOException {
        return switch (method) {
            case STORED -> packed;
            case DEFLATED -> new RawInflater(packed);
            case DEFLATED_64 -> new Deflate64CompressorInputStream(packed);
            case BZIP2 -> new BZip2CompressorInputStream(packed);
            case ZSTD -> new ZstdInputStream(new ZstdFrames(packed));
            default -> throw new IOException("method " + method + " of zip");
        };
    }

    /** Lets go of its memory when it is closed, which the JDK does only for an inflater of its own. */
    private static final class RawInflater extends InflaterInputStream {
        private static final int BUFFER_BYTES = 32 * 1024;

        RawInflater(InputStream packed) {
            super(packed, new Inflater(true), BUFFER_BYTES);
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                inf.end();
            }
        }
    }
}
