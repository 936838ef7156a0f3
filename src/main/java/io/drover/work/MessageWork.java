package io.drover.work;

import io.drover.ingest.IngestHeaders;
import io.drover.ingest.WorkListener;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Sends a record's message into the route, and sees how it ends. Any thread. */
final class MessageWork implements WorkDesk.Work {
    private final DefaultConsumer consumer;
    private final Executor threads;
    private final Burials burials;
    private final Troubles troubles;
    private final Set<WorkListener> listeners;

    /** @param threads messages begin on these, so that no step of the route holds up who polls */
    MessageWork(
            DefaultConsumer consumer,
            Executor threads,
            Burials burials,
            Troubles troubles,
            Set<WorkListener> listeners) {
        this.consumer = consumer;
        this.threads = threads;
        this.burials = burials;
        this.troubles = troubles;
        this.listeners = listeners;
    }

    @Override
    public void begin(ConsumerRecord<byte[], byte[]> record, WorkRecord content, WorkClaim claim, WorkDesk.Ends ends) {
        try {
            threads.execute(() -> send(record, content, claim, ends));
        } catch (RejectedExecutionException stopped) {
            ends.ended(false);
        }
    }

    private void send(ConsumerRecord<byte[], byte[]> record, WorkRecord content, WorkClaim claim, WorkDesk.Ends ends) {
        if (!claim.held()) {
            ends.ended(false);
            return;
        }
        Exchange exchange = consumer.createExchange(true);
        Message message = exchange.getMessage();
        message.setBody(content.file());
        message.setHeader(IngestHeaders.CLAIM, claim);
        content.wishes().tell(message);
        consumer.getAsyncProcessor().process(exchange, doneSync -> end(record, WorkEnd.of(exchange, claim), ends));
    }

    private void end(ConsumerRecord<byte[], byte[]> record, WorkEnd end, WorkDesk.Ends ends) {
        if (end instanceof WorkEnd.Back back) {
            if (back.reason() != null) {
                troubles.begin(Troubles.Kind.FILES, "files are put back: " + back.reason());
            }
            ends.ended(false);
            return;
        }
        listeners.forEach(listener -> listener.ended(record.topic()));
        if (end instanceof WorkEnd.Failed failed) {
            burials.bury(record, DeadKind.FAILED, failed.reason(), ends);
        } else {
            ends.ended(true);
        }
    }
}
