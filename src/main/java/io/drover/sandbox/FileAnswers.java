package io.drover.sandbox;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Sends files as Express does, whole, in part, or not again. */
final class FileAnswers {
    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Profile profile;

    FileAnswers(Profile profile) {
        this.profile = profile;
    }

    /**
     * The file, or what the conditions leave of it. Several parts at once are answered with the whole file.
     *
     * @throws Refusal when no part that is asked for is in the file
     */
    Answer send(SentFile file, Conditions conditions) {
        Map<String, String> headers = headers(file);
        if (isKnown(file, conditions)) {
            headers.remove("Content-Type");
            return new Answer(304, headers, new Answer.Nothing());
        }
        ByteRange whole = new ByteRange(0, file.size() - 1);
        String range = conditions.range();
        if (range == null || !ByteRange.isAskedFor(range) || !isFresh(file, conditions.ifRange())) {
            return new Answer(200, headers, new Answer.FilePart(file, whole));
        }
        List<ByteRange> parts = ByteRange.parse(range, file.size());
        if (parts.isEmpty()) {
            headers.put("Content-Range", "bytes */" + file.size());
            headers.put("Content-Type", file.contentType() + "; charset=utf-8");
            throw unreadable().with(headers).with(errorHeaders());
        }
        if (parts.size() > 1) {
            return new Answer(200, headers, new Answer.FilePart(file, whole));
        }
        ByteRange part = parts.get(0);
        headers.put("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + file.size());
        return new Answer(206, headers, new Answer.FilePart(file, part));
    }

    /** What is said of a file that the server has lost, or of a part outside of it. */
    Refusal unreadable() {
        int status = profile.unreadableOriginalStatus();
        Refusal refusal = status == 404 ? Refusal.of(status, "Not Found") : Refusal.unexpected();
        return refusal.with(errorHeaders());
    }

    /** The headers of an error in the place of a file. */
    Map<String, String> errorHeaders() {
        return profile.unreadableOriginalStatus() == 404 ? Map.of() : Map.of("Cache-Control", "none");
    }

    private Map<String, String> headers(SentFile file) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Cache-Control", profile.originalCacheControl());
        headers.put("Content-Type", file.contentType());
        if (file.name() != null) {
            String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
            headers.put("Content-Disposition", "inline; filename*=UTF-8''" + name);
        }
        headers.put("Accept-Ranges", "bytes");
        headers.put("Last-Modified", HTTP_DATE.format(file.modified()));
        headers.put("ETag", file.tag());
        return headers;
    }

    private static boolean isKnown(SentFile file, Conditions conditions) {
        String tags = conditions.ifNoneMatch();
        if (tags != null) {
            return Arrays.stream(tags.split(","))
                    .map(String::strip)
                    .anyMatch(tag -> tag.equals("*") || weak(tag).equals(file.tag()));
        }
        return isNotNewer(file, conditions.ifModifiedSince());
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    private static boolean isFresh(SentFile file, @Nullable String ifRange) {
        if (ifRange == null) {
            return true;
        }
        return ifRange.contains("\"") ? ifRange.contains(file.tag()) : isNotNewer(file, ifRange);
    }

    private static boolean isNotNewer(SentFile file, @Nullable String date) {
        if (date == null) {
            return false;
        }
        try {
            Instant known = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date));
            return !file.modified().truncatedTo(ChronoUnit.SECONDS).isAfter(known);
        } catch (DateTimeException e) {
            return false;
        }
    }
}
