package io.drover.xmp;

import com.adobe.internal.xmp.XMPException;
import com.adobe.internal.xmp.XMPMeta;
import com.adobe.internal.xmp.XMPMetaFactory;
import com.adobe.internal.xmp.options.ParseOptions;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads sidecars: files of a megabyte at most, without following anything that they name. */
public final class XmpReader {
    private static final int LONGEST = 1 << 20;

    private XmpReader() {}

    /**
     * Reads one.
     *
     * @throws SidecarException in a clause that says why it is none
     * @throws IOException when the file cannot be read now
     */
    public static XmpSidecar read(Path file) throws IOException, SidecarException {
        byte[] bytes;
        try (InputStream input = Files.newInputStream(file)) {
            bytes = input.readNBytes(LONGEST + 1);
        }
        if (bytes.length > LONGEST) {
            throw new SidecarException("it is longer than " + LONGEST + " bytes");
        }
        XmlGuard.check(bytes);
        return new XmpFields(parse(bytes)).sidecar();
    }

    private static XMPMeta parse(byte[] bytes) throws SidecarException {
        ParseOptions options = new ParseOptions().setDisallowDoctype(true).setOmitNormalization(false);
        try {
            return XMPMetaFactory.parseFromBuffer(bytes, options);
        } catch (XMPException e) {
            throw new SidecarException("it is no XMP: " + e.getMessage());
        }
    }
}
