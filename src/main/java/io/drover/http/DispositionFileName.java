package io.drover.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The file name in the header Content-Disposition, as RFC 6266 writes it. */
final class DispositionFileName {
    private static final Pattern EXTENDED =
            Pattern.compile(";\\s*filename\\*\\s*=\\s*(UTF-8|ISO-8859-1)'[^']*'([^;\\s]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern QUOTED =
            Pattern.compile(";\\s*filename\\s*=\\s*\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLAIN =
            Pattern.compile(";\\s*filename\\s*=\\s*([^;\\s\"]+)", Pattern.CASE_INSENSITIVE);

    /** No name is so long; characters. */
    private static final int LONGEST = 4_096;

    private DispositionFileName() {}

    /** The name as the server says it, which may hold anything; null when it says none. */
    static @Nullable String of(@Nullable String header) {
        if (header == null || header.length() > LONGEST) {
            return null;
        }
        Matcher extended = EXTENDED.matcher(header);
        if (extended.find()) {
            boolean utf8 = extended.group(1).toUpperCase(Locale.ROOT).equals("UTF-8");
            return decoded(extended.group(2), utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1);
        }
        Matcher quoted = QUOTED.matcher(header);
        if (quoted.find()) {
            return quoted.group(1).replaceAll("\\\\(.)", "$1");
        }
        Matcher plain = PLAIN.matcher(header);
        return plain.find() ? plain.group(1) : null;
    }

    /** Percent signs that begin no byte stay as they are. */
    private static String decoded(String text, Charset charset) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low < 0) {
                bytes.writeBytes(String.valueOf(c).getBytes(charset));
            } else {
                bytes.write(high << 4 | low);
                i += 2;
            }
        }
        return bytes.toString(charset);
    }
}
