package io.drover.archive;

import java.lang.Character.UnicodeBlock;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names that nobody says the encoding of: UTF-8 where it is that; Shift-JIS where two Japanese letters follow each other
 * in it, which the words of other languages do not look like; else what the first tools wrote.
 */
final class NameText {
    private static final String JAPANESE = "windows-31j";
    private static final Set<UnicodeBlock> LETTERS =
            Set.of(UnicodeBlock.HIRAGANA, UnicodeBlock.KATAKANA, UnicodeBlock.CJK_UNIFIED_IDEOGRAPHS);

    /** The upper half of code page 437. */
    private static final String CODE_PAGE_437 = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
            + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00A0";

    private NameText() {}

    /** The name in a zip. */
    static String ofZip(byte[] bytes) {
        String text = unicodeOrJapanese(bytes);
        if (text != null) {
            return text;
        }
        StringBuilder decoded = new StringBuilder(bytes.length);
        for (byte letter : bytes) {
            decoded.append(letter >= 0 ? (char) letter : CODE_PAGE_437.charAt(letter & 0x7f));
        }
        return decoded.toString();
    }

    /** The name in a tar. */
    static String ofTar(byte[] bytes) {
        String text = unicodeOrJapanese(bytes);
        return text == null ? new String(bytes, StandardCharsets.ISO_8859_1) : text;
    }

    private static @Nullable String unicodeOrJapanese(byte[] bytes) {
        String unicode = strictly(StandardCharsets.UTF_8, bytes);
        if (unicode != null || !Charset.isSupported(JAPANESE)) {
            return unicode;
        }
        String japanese = strictly(Charset.forName(JAPANESE), bytes);
        return japanese != null && looksJapanese(japanese) ? japanese : null;
    }

    private static @Nullable String strictly(Charset charset, byte[] bytes) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException other) {
            return null;
        }
    }

    private static boolean looksJapanese(String text) {
        boolean before = false;
        for (int index = 0; index < text.length(); index++) {
            UnicodeBlock block = UnicodeBlock.of(text.charAt(index));
            boolean letter = block != null && LETTERS.contains(block);
            if (letter && before) {
                return true;
            }
            before = letter;
        }
        return false;
    }
}
