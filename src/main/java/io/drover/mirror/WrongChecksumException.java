package io.drover.mirror;

import java.io.IOException;

/** An original whose bytes are not those that the server says they are: to ask for it again gives the same. */
public final class WrongChecksumException extends IOException {
    private static final long serialVersionUID = 1L;

    WrongChecksumException(MirrorAsset asset, String received) {
        super("the original of asset " + asset.id() + " has the checksum " + received + ", the server says it is "
                + asset.checksum());
    }
}
