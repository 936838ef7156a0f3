package io.drover.lint;

import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.quartz.CronExpression;

/**
 * Cron expressions that are none, or whose time never comes. What {@code schedule} says is refused by those whose option
 * it is, when the route is built.
 */
final class CronTimes implements Rule {
    private static final Set<String> OPTIONS = Set.of("cron", "scheduler.cron");

    private final Clock clock;

    CronTimes(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void check(Examined examined, Consumer<Problem> problems) {
        for (RouteTree tree : examined.trees()) {
            for (EndpointText endpoint : tree.endpoints()) {
                for (String option : OPTIONS) {
                    Text cron = endpoint.option(option);
                    if (cron != null && isCron(option, endpoint) && examined.isUsed(endpoint.route())) {
                        check(tree, option, cron, examined.resolved(cron.value()), problems);
                    }
                }
            }
        }
    }

    private static boolean isCron(String option, EndpointText endpoint) {
        return !option.equals("cron") || endpoint.scheme().equals("quartz");
    }

    private void check(RouteTree tree, String option, Text text, @Nullable String value, Consumer<Problem> problems) {
        String complaint =
                value == null ? null : complaint(value.replace('+', ' ').strip());
        if (complaint != null) {
            problems.accept(Examined.problem(tree, text, 0, option, option + ": '" + value + "' " + complaint, null));
        }
    }

    private @Nullable String complaint(String expression) {
        try {
            Date next = new CronExpression(expression).getNextValidTimeAfter(Date.from(clock.instant()));
            return next == null ? "names a time that never comes" : null;
        } catch (ParseException e) {
            return "is not a Quartz cron expression (seconds first, as in '0 0 3 * * ?'): " + e.getMessage();
        }
    }
}
