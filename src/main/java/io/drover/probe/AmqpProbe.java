package io.drover.probe;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import org.apache.camel.Endpoint;
import org.apache.camel.component.jms.JmsEndpoint;
import org.springframework.jms.connection.SingleConnectionFactory;

/** Opens a connection to a broker, and closes it. */
final class AmqpProbe extends NetworkProbe {
    private final JmsEndpoint broker;

    AmqpProbe(Endpoint broker, Duration limit) {
        super("amqp", limit);
        this.broker = (JmsEndpoint) broker;
    }

    @Override
    String subject() {
        return "the broker of the " + broker.getDestinationType() + " " + broker.getDestinationName();
    }

    @Override
    String ask() throws Exception {
        try (Connection connection = factory().createConnection()) {
            connection.start(); // until then it need not be open
            return "lets a connection be opened";
        }
    }

    /** Not the one that keeps its connection: while that is opened, it could not be closed. */
    private ConnectionFactory factory() {
        ConnectionFactory factory = broker.getConnectionFactory();
        ConnectionFactory target =
                factory instanceof SingleConnectionFactory keeping ? keeping.getTargetConnectionFactory() : null;
        return target == null ? factory : target;
    }
}
