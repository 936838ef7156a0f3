package io.drover.archive;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an archive calls a member, made fit to be a path below the archive. Nothing is ever written by these names; a
 * name that would lead elsewhere is refused all the same, since whoever made it meant no good.
 *
 * @param path names with slashes between; a refused one is a single name that shows what was there
 * @param flaw why it is refused, or null
 */
record MemberName(String path, @Nullable Flaw flaw) {
    private static final int MOST_CHARACTERS = 4_096;
    private static final int MOST_FOLDERS = 100;
    private static final Pattern DRIVE = Pattern.compile("[A-Za-z]:[/\\\\].*", Pattern.DOTALL);
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final String UNNAMED = "unnamed";

    static MemberName of(String name) {
        String reason = reasonAgainst(name);
        if (reason != null) {
            return new MemberName(oneName(name), Flaw.refused(reason));
        }
        List<String> parts = new ArrayList<>();
        for (String part : name.split("/")) {
            if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        if (parts.isEmpty()) {
            return new MemberName(UNNAMED, Flaw.refused("has no name"));
        }
        if (parts.size() > MOST_FOLDERS) {
            return new MemberName(oneName(name), Flaw.refused("lies more than " + MOST_FOLDERS + " folders deep"));
        }
        return new MemberName(String.join("/", parts), null);
    }

    private static @Nullable String reasonAgainst(String name) {
        if (name.isEmpty()) {
            return "has no name";
        }
        if (name.length() > MOST_CHARACTERS) {
            return "its name has " + name.length() + " characters";
        }
        if (CONTROL.matcher(name).find()) {
            return "its name has control characters";
        }
        if (name.startsWith("/") || name.startsWith("\\") || DRIVE.matcher(name).matches()) {
            return "its name is absolute and leads out of the archive";
        }
        for (String part : name.split("[/\\\\]")) {
            if (part.equals("..")) {
                return "its name leads out of the archive";
            }
        }
        return null;
    }

    /** Shows a name as one without slashes. */
    private static String oneName(String name) {
        String shown = CONTROL.matcher(name.substring(0, Math.min(name.length(), 200)))
                .replaceAll("\uFFFD")
                .replace('/', '\u2215')
                .strip();
        return shown.isEmpty() || shown.equals(".") || shown.equals("..") ? UNNAMED : shown;
    }
}
