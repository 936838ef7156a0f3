package io.drover.metadata.picture;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the headers of JPEG, HEIF, AVIF, TIFF and what has its form (DNG and most other raw files), QuickTime and MP4. A
 * file is told by its first bytes, whatever its name. Memory does not depend on the file, and a video is not read but
 * for its headers.
 */
public final class PictureReader {
    private static final Logger LOG = LoggerFactory.getLogger(PictureReader.class);

    /** What QuickTime files begin with where they do not say what they are. */
    private static final Set<String> MOVIE = Set.of("moov", "mdat", "wide", "free", "skip", "pnot");

    /** What HEIF and AVIF files say that they are; others with such a box are videos. */
    private static final Set<String> PICTURE =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif", "avis", "MiHE");

    private PictureReader() {}

    /** What the file says; nothing when it cannot be read, or is of another kind: that is nobody's failure. */
    public static Picture read(Path file) {
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            return read(new ChannelBytes(channel));
        } catch (IOException | RuntimeException unreadable) {
            LOG.debug("no metadata in {}: {}", file, unreadable.toString());
            return Picture.UNKNOWN;
        }
    }

    private static Picture read(ChannelBytes bytes) throws IOException {
        if (bytes.size() < 16) {
            return Picture.UNKNOWN;
        }
        long first = bytes.number(0, 2);
        if (first == 0xffd8) {
            return Exif.read(Jpeg.exif(bytes));
        }
        if (first == 0x4949 || first == 0x4d4d) { // the order of bytes of a TIFF: II or MM
            return Exif.read(new TiffBytes(bytes));
        }
        String type = bytes.letters(4);
        if (type.equals("ftyp")) {
            return PICTURE.contains(bytes.letters(8)) ? Exif.read(Heif.exif(bytes)) : QuickTime.read(bytes);
        }
        return MOVIE.contains(type) ? QuickTime.read(bytes) : Picture.UNKNOWN;
    }
}
