package io.drover.feed;

import java.util.regex.Pattern;

/** What a feed may be called: its name is part of file names, headers and the store. */
public final class FeedName {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private FeedName() {}

    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** The name. @throws IllegalArgumentException when it is none, with the option's name */
    public static String checked(String option, String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    option + ": must be 1 to 64 of a-z, 0-9, - and _, beginning with a letter or" + " a digit, is '"
                            + name + "'");
        }
        return name;
    }
}
