package io.drover.xmp;

/** A sidecar cannot be read as XMP, and will not be as long as it stays as it is. */
public final class SidecarException extends Exception {
    private static final long serialVersionUID = 1L;

    SidecarException(String why) {
        super(why);
    }
}
