package io.drover.metadata.picture;

import com.drew.imaging.tiff.TiffProcessingException;
import com.drew.imaging.tiff.TiffReader;
import com.drew.lang.ByteArrayReader;
import com.drew.lang.RandomAccessReader;
import com.drew.metadata.Metadata;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.exif.ExifTiffHandler;
import com.drew.metadata.exif.makernotes.AppleMakernoteDirectory;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads EXIF data: when the shutter was released, else when the picture was made digital, and Apple's identifier. */
final class Exif {
    private Exif() {}

    /** @param data from the TIFF header on, or null for none */
    static Picture read(byte @Nullable [] data) throws IOException {
        return data == null ? Picture.UNKNOWN : read(new ByteArrayReader(data));
    }

    /** @param data a TIFF file, or what has its form @throws IOException when it is none */
    static Picture read(RandomAccessReader data) throws IOException {
        Metadata metadata = new Metadata();
        try {
            new TiffReader().processTiff(data, new Headers(metadata), 0);
        } catch (TiffProcessingException e) {
            throw new IOException(e.getMessage(), e);
        }
        Capture original = null;
        Capture digitized = null;
        for (ExifSubIFDDirectory exif : metadata.getDirectoriesOfType(ExifSubIFDDirectory.class)) {
            if (original == null) {
                original = capture(
                        exif,
                        ExifDirectoryBase.TAG_DATETIME_ORIGINAL,
                        ExifDirectoryBase.TAG_SUBSECOND_TIME_ORIGINAL,
                        ExifDirectoryBase.TAG_TIME_ZONE_ORIGINAL);
            }
            if (digitized == null) {
                digitized = capture(
                        exif,
                        ExifDirectoryBase.TAG_DATETIME_DIGITIZED,
                        ExifDirectoryBase.TAG_SUBSECOND_TIME_DIGITIZED,
                        ExifDirectoryBase.TAG_TIME_ZONE_DIGITIZED);
            }
        }
        AppleMakernoteDirectory apple = metadata.getFirstDirectoryOfType(AppleMakernoteDirectory.class);
        String contentId = apple == null ? null : apple.getString(AppleMakernoteDirectory.TAG_CONTENT_IDENTIFIER);
        return Picture.of(original == null ? digitized : original, contentId);
    }

    private static @Nullable Capture capture(ExifSubIFDDirectory exif, int time, int fraction, int offset) {
        String zone = exif.getString(offset);
        return CaptureText.exif(
                exif.getString(time),
                exif.getString(fraction),
                zone == null ? exif.getString(ExifDirectoryBase.TAG_TIME_ZONE) : zone);
    }

    /** Leaves out what is large, such as the preview in a raw file: it is no header, and memory is not for it. */
    private static final class Headers extends ExifTiffHandler {
        private static final int LARGE = 1 << 16;

        Headers(Metadata metadata) {
            super(metadata, null, 0);
        }

        @Override
        public boolean customProcessTag(
                int tagOffset, Set<Integer> processed, int header, RandomAccessReader reader, int tag, int byteCount)
                throws IOException {
            boolean makernote = tag == ExifSubIFDDirectory.TAG_MAKERNOTE;
            return byteCount > LARGE && !makernote
                    || super.customProcessTag(tagOffset, processed, header, reader, tag, byteCount);
        }
    }
}
