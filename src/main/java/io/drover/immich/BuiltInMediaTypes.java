package io.drover.immich;

import io.drover.ingest.MediaTypes;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The file types of every server from 1.135 on, for when a server cannot be asked. Source: {@code mime-types.ts} of the
 * server, release 3.1.0 without the types that came after 1.144 ({@code mpo}, {@code mxf}, {@code ts}).
 */
final class BuiltInMediaTypes {
    static final MediaTypes ALL = new MediaTypes(
            extensions("3fr ari arw cap cin cr2 cr3 crw dcr dng erf fff iiq k25 kdc mrw nef nrw orf ori pef psd raf raw"
                    + " rw2 rwl sr2 srf srw x3f avif bmp gif heic heif hif insp jp2 jpe jpeg jpg jxl png svg tif tiff"
                    + " webp"),
            extensions("3gp 3gpp avi flv insv m2t m2ts m4v mkv mov mp4 mpe mpeg mpg mts vob webm wmv"),
            extensions("xmp"));

    private BuiltInMediaTypes() {}

    private static Set<String> extensions(String names) {
        return Arrays.stream(names.split(" ")).map(name -> "." + name).collect(Collectors.toUnmodifiableSet());
    }
}
