package io.drover.runtime;

import org.apache.camel.AsyncProducer;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectEndpoint;

/** A {@code direct:} endpoint whose messages pass an {@link Entrance}. */
final class HeldDirectEndpoint extends DirectEndpoint {
    private final Entrance entrance;

    HeldDirectEndpoint(String uri, HeldDirectComponent component, Entrance entrance) {
        super(uri, component);
        this.entrance = entrance;
    }

    Entrance entrance() {
        return entrance;
    }

    @Override
    public Producer createProducer() throws Exception {
        return new HeldDirectProducer(this, (AsyncProducer) super.createProducer());
    }
}
