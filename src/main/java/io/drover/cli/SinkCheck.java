package io.drover.cli;

import io.drover.probe.Probe;
import io.drover.probe.ProbeException;
import io.drover.probe.Probes;
import java.util.List;

/** Looks at what the routes in use send changes to. */
final class SinkCheck {
    private final List<Probe> probes;
    private final Findings findings;

    SinkCheck(EndpointsInUse endpoints, Findings findings) {
        this.probes = new Probes()
                .of(endpoints.targets().stream()
                        .map(EndpointsInUse.Use::endpoint)
                        .toList());
        this.findings = findings;
    }

    /** @param online whether brokers, databases and webhooks are asked, too */
    void check(boolean online) {
        for (Probe probe : probes) {
            if (online || !probe.isOnline()) {
                try {
                    findings.good(probe.kind(), probe.look());
                } catch (ProbeException e) {
                    findings.problem(probe.kind(), String.valueOf(e.getMessage()));
                }
            }
        }
    }
}
