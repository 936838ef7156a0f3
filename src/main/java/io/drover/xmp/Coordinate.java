package io.drover.xmp;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Degrees, as XMP writes them: {@code 48,51.396N} or {@code 48,51,23.76N}. */
final class Coordinate {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3}),(\\d{1,2}(?:[.]\\d{1,12})?)(?:,(\\d{1,2}(?:[.]\\d{1,12})?))?([NSEW])");

    private Coordinate() {}

    /** @param most degrees, at most @return null when it is none */
    static @Nullable Double parse(@Nullable String text, char positive, char negative, int most) {
        Matcher form = FORM.matcher(text == null ? "" : text);
        if (!form.matches()) {
            return null;
        }
        char side = form.group(4).charAt(0);
        String seconds = form.group(3);
        double degrees = Integer.parseInt(form.group(1))
                + Double.parseDouble(form.group(2)) / 60
                + (seconds == null ? 0 : Double.parseDouble(seconds) / 3_600);
        if (degrees > most || (side != positive && side != negative)) {
            return null;
        }
        return side == positive ? degrees : -degrees;
    }
}
