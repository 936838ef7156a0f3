package io.drover.sandbox;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Faults as text, one rule a line or separated by semicolons. */
public final class FaultScript {
    private static final Pattern DURATION = Pattern.compile("(\\d+(?:\\.\\d+)?)(ms|s)");
    private static final Pattern BYTES = Pattern.compile("(\\d+)(b|kb|mb|gb)?");
    private static final String TROUBLES =
            Stream.of(Fault.Trouble.values()).map(Fault.Trouble::word).collect(Collectors.joining(", "));
    private static final String HELP = """
            [OPERATION:] FAULT [WHEN ...]      several rules: one a line, or separated by ';'

            FAULT
              status CODE [retry-after SECONDS]  read the request, do nothing, answer an error
              early CODE drain|close|half-close|stay
                                                 answer before the body is read; then read on and throw away,
                                                 close, close the sending side, or just read no more
              delay TIME                         wait first (200ms, 2s)
              hang | hang undone                 carry it out (or not) and never answer
              cut BYTES                          reset the connection after so many bytes of the body (0, 64kb)
              lose-answer                        carry it out, then reset the connection without an answer
              cut-answer BYTES                   carry it out, then close the connection after so many bytes of the
                                                 answer's body (0, 64kb)
              fail-after-store                   carry it out, answer 500, lose the original file
              slow BYTES                         read so many bytes a second
              stop-reading BYTES                 read no more after so many bytes of the body, for ever
              corrupt                            store other bytes than those that were sent
              html                               answer a web page with 200
              end-session                        end the caller's session, and answer 401 to its token from then on
              maintenance [TIME]                 enter maintenance mode, for a time or until told otherwise
              service TIME KNEE                  cost TIME a request up to KNEE at once, and more beyond
              lines TROUBLE N                    of getSyncStream alone, whose answer is made of lines; TROUBLE is
                hang N                             after N lines nothing more comes, and no end either
                end N, end-bytes N                 after N lines, or bytes, it ends as if that were all
                cut N                              after N lines the connection is closed
                repeat N                           each N-th line comes twice
                broken N                           after N lines comes one that is no JSON
                unknown N                          after N lines comes one of the type FutureThingV1

            WHEN (all must hold; none: always)
              after N    not with the first N requests      first N   only with the N requests from there
              every N    only with each N-th of those       N%%        only by chance (of a fixed seed)
              xN         at most N times

            OPERATION is an operationId: %s

            Examples:
              uploadAsset: status 503 retry-after 1 every 10 x3; checkBulkUpload: delay 50ms
              getSyncStream: lines hang 100 x1           the second stream goes through
              sendSyncAck: lose-answer every 5           acknowledged, but the client does not know
              sendSyncAck: status 500 x2                 not acknowledged
              sendSyncAck: maintenance 2s x1             between a stream and its acknowledgement
            """;

    private FaultScript() {}

    /** The language, for people. */
    public static String help() {
        return HELP.formatted(Operation.names());
    }

    /**
     * Reads a script.
     *
     * @throws IllegalArgumentException with one sentence that names the rule and what is wrong with it
     */
    public static List<FaultRule> parse(String script) {
        List<FaultRule> rules = new ArrayList<>();
        for (String line : script.split("[;\\n]")) {
            if (!line.isBlank()) {
                rules.add(rule(line.strip()));
            }
        }
        return rules;
    }

    private static FaultRule rule(String text) {
        int colon = text.indexOf(':');
        Deque<String> words =
                new ArrayDeque<>(Arrays.asList(text.substring(colon + 1).strip().split("\\s+")));
        try {
            Fault fault = fault(words);
            FaultRule rule = colon < 0
                    ? FaultRule.onAll(fault)
                    : FaultRule.on(text.substring(0, colon).strip(), fault);
            while (!words.isEmpty()) {
                rule = condition(rule, words);
            }
            return rule;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("fault '" + text + "': " + e.getMessage(), e);
        }
    }

    private static Fault fault(Deque<String> words) {
        String name = next(words, "a fault");
        return switch (name) {
            case "status" -> new Fault.Status(status(words), retryAfter(words));
            case "early" -> new Fault.Early(status(words), then(next(words, "drain, close, half-close or stay")));
            case "delay" -> new Fault.Delay(Math.round(millis(words)));
            case "hang" -> new Fault.Hang(!words.removeFirstOccurrence("undone"));
            case "cut" -> new Fault.Cut(bytes(words));
            case "lose-answer" -> new Fault.LoseAnswer();
            case "cut-answer" -> new Fault.CutAnswer(bytes(words));
            case "fail-after-store" -> new Fault.FailAfterStore();
            case "slow" -> new Fault.SlowRead(Math.max(1, bytes(words)));
            case "stop-reading" -> new Fault.StopReading(bytes(words));
            case "corrupt" -> new Fault.Corrupt();
            case "html" -> new Fault.Html();
            case "end-session" -> new Fault.EndSession();
            case "lines" -> new Fault.Lines(trouble(words), number(next(words, "a number")));
            case "maintenance" -> new Fault.Maintenance(startsWithTime(words) ? Math.round(millis(words)) : 0);
            case "service" -> new Fault.Service(millis(words), Math.toIntExact(number(next(words, "a knee"))));
            default ->
                throw new IllegalArgumentException("there is no fault '" + name
                        + "'; there are status, early, delay, hang, cut, lose-answer, cut-answer, fail-after-store, "
                        + "slow, stop-reading, corrupt, html, end-session, lines, maintenance, service");
        };
    }

    private static FaultRule condition(FaultRule rule, Deque<String> words) {
        String word = words.removeFirst();
        if (word.matches("x\\d+")) {
            return rule.times(number(word.substring(1)));
        }
        if (word.matches("\\d+(\\.\\d+)?%")) {
            return rule.percent(Double.parseDouble(word.substring(0, word.length() - 1)));
        }
        return switch (word) {
            case "after" -> rule.after(number(next(words, "a number")));
            case "first" -> rule.first(number(next(words, "a number")));
            case "every" -> rule.every(number(next(words, "a number")));
            default ->
                throw new IllegalArgumentException(
                        "'" + word + "' is no condition; there are after N, first N, every N, N%, xN");
        };
    }

    private static Fault.Trouble trouble(Deque<String> words) {
        String word = next(words, TROUBLES);
        return Stream.of(Fault.Trouble.values())
                .filter(trouble -> trouble.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + word + "' is none of " + TROUBLES));
    }

    private static Fault.Then then(String word) {
        return Stream.of(Fault.Then.values())
                .filter(then ->
                        then.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("'" + word + "' is none of drain, close, half-close, stay"));
    }

    private static int status(Deque<String> words) {
        String word = next(words, "a status from 200 to 599");
        if (!word.matches("[2-5]\\d\\d")) {
            throw new IllegalArgumentException("'" + word + "' is no status from 200 to 599");
        }
        return Integer.parseInt(word);
    }

    private static int retryAfter(Deque<String> words) {
        if (!"retry-after".equals(words.peekFirst())) {
            return 0;
        }
        words.removeFirst();
        return Math.toIntExact(number(next(words, "seconds")));
    }

    private static boolean startsWithTime(Deque<String> words) {
        return !words.isEmpty() && DURATION.matcher(words.getFirst()).matches();
    }

    private static double millis(Deque<String> words) {
        String word = next(words, "a time such as 200ms or 2s");
        Matcher matcher = DURATION.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + word + "' is no time such as 200ms or 2s");
        }
        return Double.parseDouble(matcher.group(1)) * (matcher.group(2).equals("s") ? 1_000 : 1);
    }

    private static long bytes(Deque<String> words) {
        String word = next(words, "a number of bytes such as 0 or 64kb");
        Matcher matcher = BYTES.matcher(word);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + word + "' is no number of bytes such as 0 or 64kb");
        }
        String unit = matcher.group(2) == null ? "b" : matcher.group(2);
        int shift = 10 * List.of("b", "kb", "mb", "gb").indexOf(unit);
        return number(matcher.group(1)) << shift;
    }

    private static long number(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is no number", e);
        }
    }

    private static String next(Deque<String> words, String expected) {
        if (words.isEmpty() || words.getFirst().isEmpty()) {
            throw new IllegalArgumentException("it needs " + expected);
        }
        return words.removeFirst();
    }
}
