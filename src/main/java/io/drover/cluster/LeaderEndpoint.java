package io.drover.cluster;

import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.cluster.CamelClusterService;
import org.apache.camel.component.master.MasterEndpoint;

/** Camel's endpoint with a consumer of ours. */
final class LeaderEndpoint extends MasterEndpoint {
    private final CamelClusterService service;

    LeaderEndpoint(
            String uri, LeaderComponent component, CamelClusterService service, String namespace, String delegateUri) {
        super(uri, component, service, namespace, delegateUri);
        this.service = service;
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        // made now, so that wrong options stop the start and do not wait for the leadership
        Consumer first = getEndpoint().createConsumer(processor);
        LeaderConsumer consumer = new LeaderConsumer(this, processor, service, first);
        configureConsumer(consumer);
        return consumer;
    }
}
