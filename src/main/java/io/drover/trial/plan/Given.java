package io.drover.trial.plan;

import java.util.List;

/**
 * What there is before the routes start.
 *
 * @param version of the Immich server
 * @param server what has happened to the server before
 * @param serverFaults what goes wrong with it, by the sandbox's names
 * @param stack what has happened to the stack before
 * @param stackFaults what goes wrong with it
 */
public record Given(
        List<GivenFile> files,
        String version,
        List<Change> server,
        List<String> serverFaults,
        List<Change> stack,
        List<String> stackFaults) {}
