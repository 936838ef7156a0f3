package io.drover.observe;

import io.drover.cluster.Leads;
import io.drover.cluster.Node;
import io.drover.work.WorkEndpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;

/** What this node of a cluster does: its role, what it leads, and how it gets on with the topics that it works on. */
final class NodeCheck implements Check {
    private final Node self;
    private final ContextWatch contexts;
    private final Troubles troubles;

    NodeCheck(Node self, ContextWatch contexts, Troubles troubles) {
        this.self = self;
        this.contexts = contexts;
        this.troubles = troubles;
    }

    @Override
    public List<Finding> look() {
        CamelContext context = contexts.current();
        if (context == null) {
            return List.of();
        }
        List<Finding> findings = new ArrayList<>();
        findings.add(look(String.join(", ", Leads.of(context))));
        new InUse(context).sources(WorkEndpoint.class).forEach(work -> findings.add(look(work)));
        return findings;
    }

    /** That it leads nothing is no fault: another one does. */
    private Finding look(String leads) {
        String words = self.name() + " is a " + self.role() + (leads.isEmpty() ? "" : " and leads " + leads);
        return Finding.up("cluster", words).with(Map.of("node", self.name(), "role", self.role(), "leads", leads));
    }

    private Finding look(WorkEndpoint work) {
        String name = "work " + work.getTopic();
        String trouble = troubles.ofTopic(work.getTopic());
        Finding finding = trouble == null ? Finding.up(name) : Finding.down(name, trouble);
        return finding.with(Map.of("partitions", work.partitions(), "inFlight", work.inFlight()));
    }
}
