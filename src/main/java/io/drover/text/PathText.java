package io.drover.text;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;

/**
 * A path as text that tells it from every other one, and the path of such a text. On Linux the name of a file is bytes
 * that need not be UTF-8; {@link Path#toString} shows whatever is not as the same replacement character, so that two files
 * look like one.
 *
 * <p>A byte that is no UTF-8 becomes U+FFFD and its two hex digits; a U+FFFD that stands in a name is doubled. Every
 * other path, which is nearly all, is what {@link Path#toString} says. The paths of other file systems than the default
 * one are left to these.
 */
public final class PathText {
    private static final char BROKEN = '\uFFFD';
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final boolean NAMES_ARE_BYTES =
            FileSystems.getDefault().getSeparator().equals("/");

    private PathText() {}

    /** The text of an absolute path. */
    public static String of(Path path) {
        String text = path.toString();
        return text.indexOf(BROKEN) < 0 || !isOfBytes(path) ? text : escape(bytes(path));
    }

    /** The text of the last part of an absolute path; of the whole where it has no parts. */
    public static String name(Path path) {
        Path name = path.getFileName();
        if (name == null || name.toString().indexOf(BROKEN) < 0 || !isOfBytes(path)) {
            return String.valueOf(name == null ? path : name);
        }
        String text = of(path);
        return text.substring(text.lastIndexOf('/') + 1);
    }

    /** The path of this name beside this one. @param path absolute @param name as {@link #name} writes it */
    public static Path sibling(Path path, String name) {
        Path folder = path.getParent();
        return folder == null ? path.resolveSibling(name) : child(folder, name);
    }

    /** The path of this name in a folder. @param folder absolute @param name as {@link #name} writes it */
    public static Path child(Path folder, String name) {
        return name.indexOf(BROKEN) >= 0 && isOfBytes(folder) ? resolve(folder, unescape(name)) : folder.resolve(name);
    }

    /** The path of the default file system that has this text. @throws InvalidPathException when there can be none */
    public static Path path(String text) {
        if (text.indexOf(BROKEN) >= 0 && NAMES_ARE_BYTES) {
            return resolve(Path.of("").toAbsolutePath(), unescape(text));
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException unencodable) {
            return resolve(Path.of("").toAbsolutePath(), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /**
     * The path that these bytes name.
     *
     * @param base what a relative name is resolved against; absolute
     * @throws InvalidPathException when they name none: a NUL is among them
     */
    public static Path resolve(Path base, byte[] name) {
        String text = new String(name, StandardCharsets.UTF_8);
        if (text.indexOf('\0') >= 0) {
            throw new InvalidPathException(text, "a name holds no NUL character");
        }
        if (text.indexOf(BROKEN) < 0) {
            try {
                return base.resolve(text);
            } catch (InvalidPathException unencodable) {
                if (!NAMES_ARE_BYTES) {
                    throw unencodable;
                }
            }
        }
        return NAMES_ARE_BYTES ? ofBytes(base, name) : base.resolve(text);
    }

    /** A URI is the one way to give the JDK the bytes of a path. */
    private static Path ofBytes(Path base, byte[] name) {
        StringBuilder uri = new StringBuilder("file://");
        if (name.length == 0 || name[0] != '/') {
            uri.append(base.toUri().getRawPath());
            if (uri.charAt(uri.length() - 1) != '/') {
                uri.append('/');
            }
        }
        for (byte octet : name) {
            if (octet == '/') {
                uri.append('/');
            } else {
                uri.append('%').append(HEX.toHexDigits(octet));
            }
        }
        return Path.of(URI.create(uri.toString()));
    }

    private static boolean isOfBytes(Path path) {
        return NAMES_ARE_BYTES && path.getFileSystem() == FileSystems.getDefault();
    }

    private static byte[] bytes(Path path) {
        String raw = path.toUri().getRawPath();
        int end = raw.length() > 1 && raw.endsWith("/") ? raw.length() - 1 : raw.length();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(end);
        for (int at = 0; at < end; at++) {
            char character = raw.charAt(at);
            if (character == '%') {
                bytes.write(HexFormat.fromHexDigits(raw, at + 1, at + 3));
                at += 2;
            } else {
                bytes.write(character);
            }
        }
        return bytes.toByteArray();
    }

    /** The text of these bytes of a path, whatever file system it is of. */
    public static String escape(byte[] name) {
        ByteBuffer in = ByteBuffer.wrap(name);
        CharBuffer out = CharBuffer.allocate(name.length);
        StringBuilder text = new StringBuilder(name.length + 8);
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        while (true) {
            CoderResult result = decoder.decode(in, out, true);
            for (char character : out.flip().toString().toCharArray()) {
                text.append(character);
                if (character == BROKEN) {
                    text.append(BROKEN);
                }
            }
            out.clear();
            if (!result.isError()) {
                return text.toString();
            }
            for (int count = 0; count < result.length(); count++) {
                text.append(BROKEN).append(HEX.toHexDigits(in.get()));
            }
        }
    }

    /** The bytes that have this text. */
    public static byte[] unescape(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        int from = 0;
        for (int at = text.indexOf(BROKEN); at >= 0; at = text.indexOf(BROKEN, from)) {
            bytes.writeBytes(text.substring(from, at).getBytes(StandardCharsets.UTF_8));
            if (isByte(text, at + 1)) {
                bytes.write(HexFormat.fromHexDigits(text, at + 1, at + 3));
                from = at + 3;
            } else {
                bytes.writeBytes(String.valueOf(BROKEN).getBytes(StandardCharsets.UTF_8));
                from = at + (text.startsWith(String.valueOf(BROKEN), at + 1) ? 2 : 1);
            }
        }
        bytes.writeBytes(text.substring(from).getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static boolean isByte(String text, int at) {
        return at + 2 <= text.length()
                && HexFormat.isHexDigit(text.charAt(at))
                && HexFormat.isHexDigit(text.charAt(at + 1));
    }
}
