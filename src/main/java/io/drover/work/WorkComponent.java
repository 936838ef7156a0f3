package io.drover.work;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Scheme {@code work:}. How Kafka is reached is said by {@code camel.component.kafka.*}. */
@Component("work")
public final class WorkComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        WorkEndpoint endpoint = new WorkEndpoint(uri, this, TopicName.checked("topic", remaining));
        setProperties(endpoint, parameters);
        return endpoint;
    }
}
