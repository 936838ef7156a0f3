package io.drover.feed.camel;

import jakarta.jms.Message;
import jakarta.jms.Session;
import org.apache.camel.Exchange;
import org.apache.camel.component.jms.MessageCreatedStrategy;
import org.apache.qpid.jms.message.JmsMessage;
import org.apache.qpid.jms.provider.amqp.message.AmqpJmsMessageFacade;
import org.apache.qpid.proton.amqp.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * Gives a message of AMQP 1.0 the content type that the header {@code content-type} says, which JMS has no word for. It
 * leaves the messages of other JMS clients as they are.
 */
public final class EventContentType implements MessageCreatedStrategy {

    @Override
    public void onMessageCreated(Message message, Session session, Exchange exchange, @Nullable Throwable cause) {
        String type = exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class);
        if (type != null
                && message instanceof JmsMessage amqp
                && amqp.getFacade() instanceof AmqpJmsMessageFacade properties) {
            properties.setContentType(Symbol.valueOf(type));
        }
    }
}
