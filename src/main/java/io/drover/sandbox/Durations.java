package io.drover.sandbox;

/** How long videos are, as uploads say it: a number of milliseconds, or hours, minutes and seconds. */
final class Durations {
    /** What versions before 3.0 say of a photo. */
    static final String NONE = "0:00:00.00000";

    private Durations() {}

    /** In milliseconds. @param duration {@code 5000}, or {@code 0:00:05.000000} */
    static long millis(String duration) {
        double amount = 0;
        for (String part : duration.split(":")) {
            amount = amount * 60 + Double.parseDouble(part);
        }
        return Math.round(duration.contains(":") ? amount * 1_000 : amount);
    }
}
