package io.drover.library.sftp;

import io.drover.text.PathText;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Names as the server has them and as they are shown. On the wire a name is bytes, which the channel is made to hand over
 * one by one as characters up to U+00FF, so that no file is lost whose name is not in the server's encoding.
 *
 * @param charset what the server's names are written in; what is no UTF-8 is shown as {@link PathText} does
 */
record WireNames(Charset charset) {
    /** What the channel is set to: one character for each byte. */
    static final Charset CHANNEL = StandardCharsets.ISO_8859_1;

    String shown(String wire) {
        byte[] bytes = wire.getBytes(CHANNEL);
        return charset.equals(StandardCharsets.UTF_8) ? PathText.escape(bytes) : new String(bytes, charset);
    }

    /** For calls that take a path as it is. */
    String raw(String shown) {
        byte[] bytes = charset.equals(StandardCharsets.UTF_8) ? PathText.unescape(shown) : shown.getBytes(charset);
        return new String(bytes, CHANNEL);
    }

    /** For calls that would take stars and question marks for patterns. */
    String quoted(String shown) {
        return raw(shown).replace("\\", "\\\\").replace("*", "\\*").replace("?", "\\?");
    }
}
