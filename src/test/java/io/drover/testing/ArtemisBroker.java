package io.drover.testing;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ActiveMQServers;
import org.apache.activemq.artemis.core.server.JournalType;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.apache.qpid.jms.JmsConnectionFactory;

/**
 * A real Artemis that speaks AMQP 1.0, in this process, for the user {@code drover}. It keeps its port and its messages
 * over a restart.
 */
public final class ArtemisBroker implements AutoCloseable {
    public static final String USER = "drover";
    public static final String PASSWORD = "a pass:word & more";

    private final Path folder;
    private final int port;
    private ActiveMQServer server;

    private ArtemisBroker(Path folder) throws Exception {
        this.folder = folder;
        try (ServerSocket socket = new ServerSocket(0)) {
            this.port = socket.getLocalPort();
        }
        start();
    }

    /** Starts a broker that keeps its data in this folder, which is empty. */
    public static ArtemisBroker in(Path folder) throws Exception {
        return new ArtemisBroker(folder);
    }

    public String url() {
        return "amqp://localhost:" + port;
    }

    /** Starts it again where it was. */
    public void start() throws Exception {
        Configuration settings = new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJournalType(JournalType.NIO)
                .setJournalFileSize(1 << 20)
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .addAcceptorConfiguration("amqp", "tcp://localhost:" + port + "?protocols=AMQP");
        settings.putSecurityRoles(
                "#", Set.of(new Role("all", true, true, true, true, true, true, true, true, true, true, false, false)));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(USER, PASSWORD);
        users.addRole(USER, "all");
        server = ActiveMQServers.newActiveMQServer(
                settings, null, new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users), true);
        server.start();
    }

    /** Stops it; its messages stay. */
    public void stop() throws Exception {
        server.stop();
    }

    /** Makes a queue. */
    public void addQueue(String name) throws Exception {
        server.createQueue(QueueConfiguration.of(name)
                .setAddress(name)
                .setRoutingType(RoutingType.ANYCAST)
                .setDurable(true));
    }

    /** Takes all messages out of a queue. */
    public List<Message> take(String queue) throws JMSException {
        List<Message> messages = new ArrayList<>();
        try (var connection = new JmsConnectionFactory(USER, PASSWORD, url()).createConnection();
                var session = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
            connection.start();
            for (Message next = consumer.receive(1000); next != null; next = consumer.receiveNoWait()) {
                messages.add(next);
            }
        }
        return messages;
    }

    @Override
    public void close() throws Exception {
        stop();
    }
}
