package io.drover.trial.plan;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One test.
 *
 * @param line where it begins
 * @param settings that beat those of the file; placeholders unresolved
 * @param environment what routes see of it
 * @param route text of a route that is loaded for the test alone, or empty
 * @param routes ids of routes that are loaded along, besides those that the route reaches
 * @param kept schemes that are used in earnest although they leave the machine
 * @param captured schemes that are captured although they do not
 * @param within how long what is expected may take
 */
public record TestCase(
        String name,
        int line,
        Map<String, String> settings,
        Map<String, String> environment,
        String route,
        List<String> routes,
        Set<String> kept,
        Set<String> captured,
        Given given,
        List<Change> changes,
        Expect expect,
        Duration within) {}
