package io.drover.http;

import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast bytes may go, by the time of day. The first line whose time it is counts; outside of all times there is no
 * limit.
 *
 * @param lines in their order
 */
public record Timetable(List<Line> lines) {
    /** No limit at any time. */
    public static final Timetable UNLIMITED = new Timetable(List.of());

    private static final Pattern LINE = Pattern.compile(
            "(?:(\\d{1,2}:\\d\\d)\\s*-\\s*(\\d{1,2}:\\d\\d)\\s+)?(\\d{1,9}(?:\\.\\d{1,3})?)\\s*"
                    + "(?:([KMG]?B)(?:/s)?)?",
            Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT);

    public Timetable {
        lines = List.copyOf(lines);
    }

    /**
     * A rate at a time of day.
     *
     * @param from the first moment
     * @param to the moment after the last; before {@code from}: on the next day; the same: the whole day
     * @param bytesPerSecond 0 for no limit
     */
    public record Line(LocalTime from, LocalTime to, long bytesPerSecond) {
        boolean holdsAt(LocalTime time) {
            if (from.equals(to)) {
                return true;
            }
            boolean begun = !time.isBefore(from);
            boolean over = !time.isBefore(to);
            return from.isBefore(to) ? begun && !over : begun || !over;
        }
    }

    /**
     * Reads lines such as {@code 06:00-23:00 2MB/s, 5MB/s}, separated by commas; empty or 0 is no limit.
     *
     * @param setting the setting's name, for the message
     * @throws IllegalArgumentException in one sentence that shows the allowed form
     */
    public static Timetable parse(String setting, String text) {
        if (text.isBlank()) {
            return UNLIMITED;
        }
        List<Line> lines = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
            if (last != null && last.from().equals(last.to())) {
                throw refuse(setting, text, "what follows a rate for the whole day never counts");
            }
            lines.add(line(setting, text, part.strip()));
        }
        return new Timetable(lines);
    }

    private static Line line(String setting, String text, String part) {
        Matcher line = LINE.matcher(part);
        if (!line.matches()) {
            throw refuse(setting, text, "'" + part + "' is no rate");
        }
        long rate = rate(setting, text, line);
        if (line.group(1) == null) {
            return new Line(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, rate);
        }
        LocalTime from = time(setting, text, line.group(1));
        LocalTime to = line.group(2).equals("24:00") ? LocalTime.MIDNIGHT : time(setting, text, line.group(2));
        if (from.equals(to) && !line.group(2).equals("24:00")) {
            throw refuse(setting, text, "'" + part + "' ends when it begins");
        }
        return new Line(from, to, rate);
    }

    private static long rate(String setting, String text, Matcher line) {
        double number = Double.parseDouble(line.group(3));
        if (number > 0 && line.group(4) == null) {
            throw refuse(setting, text, "'" + line.group() + "' has no unit");
        }
        String unit = line.group(4) == null ? "B" : line.group(4).toUpperCase(Locale.ROOT);
        long factor = switch (unit.charAt(0)) {
            case 'K' -> 1_000;
            case 'M' -> 1_000_000;
            case 'G' -> 1_000_000_000;
            default -> 1;
        };
        long rate = Math.round(number * factor);
        if (number > 0 && rate < 1_000) {
            throw refuse(setting, text, "'" + line.group() + "' is less than 1KB/s");
        }
        return rate;
    }

    private static LocalTime time(String setting, String text, String time) {
        String[] parts = time.split(":", -1);
        if (Integer.parseInt(parts[0]) > 23 || Integer.parseInt(parts[1]) > 59) {
            throw refuse(setting, text, "there is no time " + time);
        }
        return LocalTime.parse(time, TIME);
    }

    private static IllegalArgumentException refuse(String setting, String text, String why) {
        return new IllegalArgumentException(setting + " is '" + text + "', but " + why
                + "; allowed are rates in KB/s, MB/s or GB/s, each with a time of day or, as the last, without one, such as"
                + " 06:00-23:00 2MB/s, 5MB/s; 0 is no limit");
    }

    /** Whether there is never a limit. */
    boolean isUnlimited() {
        return lines.stream().allMatch(line -> line.bytesPerSecond() == 0);
    }

    /** Bytes in a second at this time of day, or 0 for no limit. */
    long at(LocalTime time) {
        for (Line line : lines) {
            if (line.holdsAt(time)) {
                return line.bytesPerSecond();
            }
        }
        return 0;
    }
}
