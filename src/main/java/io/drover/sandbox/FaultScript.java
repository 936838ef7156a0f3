package io.drover.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Faults as text, one rule a line or separated by semicolons. */
public final class FaultScript {
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
              page TROUBLE                       of sync alone, whose answer is a page of a stack; TROUBLE is
                invalid-token                      the token that came is not valid
                forget-tokens                      no token that was ever given is valid any more
                truncated                          the JSON ends in the middle, as if that were all
                total-count                        it counts one item more than the run has
                same-token                         it gives the pagination_token that it was asked with
                both-tokens, no-token              it gives both tokens, or none
                empty                              it has no items, and a token for what it should have had
                repeat                             its token leads to the same items once more
                stale                              it says that nothing has happened since the sync_token
              drip BYTES                         of a stack alone: send so many bytes of the answer a second

            WHEN (all must hold; none: always)
              after N    not with the first N requests      first N   only with the N requests from there
              every N    only with each N-th of those       N%%        only by chance (of a fixed seed)
              xN         at most N times

            OPERATION is an operationId: %s
            or what a stack is asked for: %s
            A stack knows status, delay, hang, lose-answer, cut-answer, html, drip and page.

            Examples:
              uploadAsset: status 503 retry-after 1 every 10 x3; checkBulkUpload: delay 50ms
              getSyncStream: lines hang 100 x1           the second stream goes through
              sendSyncAck: lose-answer every 5           acknowledged, but the client does not know
              sendSyncAck: status 500 x2                 not acknowledged
              sendSyncAck: maintenance 2s x1             between a stream and its acknowledgement
              sync-page: page invalid-token after 2 x1   the third page of a run is lost
            """;

    private FaultScript() {}

    /** The language, for people. */
    public static String help() {
        return HELP.formatted(Operation.names(), StackOperation.names());
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
        ScriptWords words = new ScriptWords(text.substring(colon + 1));
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

    private static Fault fault(ScriptWords words) {
        String name = words.next("a fault");
        return switch (name) {
            case "status" -> new Fault.Status(words.status(), retryAfter(words));
            case "early" ->
                new Fault.Early(words.status(), words.oneOf(List.of(Fault.Then.values()), FaultScript::word));
            case "delay" -> new Fault.Delay(Math.round(words.millis()));
            case "hang" -> new Fault.Hang(!words.takes("undone"));
            case "cut" -> new Fault.Cut(words.bytes());
            case "lose-answer" -> new Fault.LoseAnswer();
            case "cut-answer" -> new Fault.CutAnswer(words.bytes());
            case "fail-after-store" -> new Fault.FailAfterStore();
            case "slow" -> new Fault.SlowRead(Math.max(1, words.bytes()));
            case "stop-reading" -> new Fault.StopReading(words.bytes());
            case "corrupt" -> new Fault.Corrupt();
            case "html" -> new Fault.Html();
            case "end-session" -> new Fault.EndSession();
            case "lines" ->
                new Fault.Lines(
                        words.oneOf(List.of(Fault.Trouble.values()), FaultScript::word),
                        ScriptWords.number(words.next("a number")));
            case "maintenance" -> new Fault.Maintenance(words.startsWithTime() ? Math.round(words.millis()) : 0);
            case "service" ->
                new Fault.Service(words.millis(), Math.toIntExact(ScriptWords.number(words.next("a knee"))));
            case "page" -> new Fault.Page(words.oneOf(List.of(Fault.PageTrouble.values()), FaultScript::word));
            case "drip" -> new Fault.Drip(Math.max(1, words.bytes()));
            default ->
                throw new IllegalArgumentException("there is no fault '" + name
                        + "'; there are status, early, delay, hang, cut, lose-answer, cut-answer, fail-after-store, "
                        + "slow, stop-reading, corrupt, html, end-session, lines, maintenance, service, page, drip");
        };
    }

    private static FaultRule condition(FaultRule rule, ScriptWords words) {
        String word = words.next("a condition");
        if (word.matches("x\\d+")) {
            return rule.times(ScriptWords.number(word.substring(1)));
        }
        if (word.matches("\\d+(\\.\\d+)?%")) {
            return rule.percent(Double.parseDouble(word.substring(0, word.length() - 1)));
        }
        return switch (word) {
            case "after" -> rule.after(ScriptWords.number(words.next("a number")));
            case "first" -> rule.first(ScriptWords.number(words.next("a number")));
            case "every" -> rule.every(ScriptWords.number(words.next("a number")));
            default ->
                throw new IllegalArgumentException(
                        "'" + word + "' is no condition; there are after N, first N, every N, N%, xN");
        };
    }

    private static int retryAfter(ScriptWords words) {
        return words.takes("retry-after") ? Math.toIntExact(ScriptWords.number(words.next("seconds"))) : 0;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
