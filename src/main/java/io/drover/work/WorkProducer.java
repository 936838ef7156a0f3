package io.drover.work;

import io.drover.ingest.IngestHeaders;
import io.drover.ingest.PutBackException;
import io.drover.ingest.SharedFile;
import io.drover.ingest.SourceFile;
import io.drover.ingest.camel.StoppingNotifier;
import io.drover.text.PathText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.apache.camel.spi.ExecutorServiceManager;
import org.apache.camel.support.DefaultAsyncProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * {@code work:TOPIC} as a producer: a message goes on once Kafka has its record. Until then it waits without a thread,
 * whatever it waits for.
 */
final class WorkProducer extends DefaultAsyncProducer {
    private final WorkEndpoint endpoint;
    private @Nullable StoppingNotifier notifier;
    private @Nullable ExecutorService sending;
    private @Nullable ExecutorService ends;
    private volatile @Nullable WorkSender sender;

    WorkProducer(WorkEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        ExecutorService one = executors.newSingleThreadExecutor(this, "work-send");
        ExecutorService other = executors.newSingleThreadExecutor(this, "work-sent");
        Backlog backlog = new Backlog(endpoint.getTopic(), endpoint.group(), endpoint.getBacklog(), System::nanoTime);
        WorkSender made = new WorkSender(
                endpoint.clients(),
                admin -> TopicSetup.make(admin, endpoint.plans()),
                backlog::take,
                new Troubles(endpoint.getTopic(), endpoint.listeners()),
                other);
        StoppingNotifier stopping = new StoppingNotifier(made::stop);
        endpoint.getCamelContext().getManagementStrategy().addEventNotifier(stopping);
        notifier = stopping;
        sending = one;
        ends = other;
        sender = made;
        one.execute(made);
    }

    @Override
    protected void doStop() throws Exception {
        WorkSender stopped = sender;
        if (stopped != null) {
            stopped.stop();
        }
        ExecutorServiceManager executors = endpoint.getCamelContext().getExecutorServiceManager();
        if (notifier != null) {
            endpoint.getCamelContext().getManagementStrategy().removeEventNotifier(notifier);
        }
        if (sending != null) {
            executors.shutdownGraceful(sending);
        }
        if (ends != null) {
            executors.shutdownGraceful(ends);
        }
        super.doStop();
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        WorkSender current = sender;
        try {
            if (current == null) {
                throw PutBackException.ofStop();
            }
            current.send(new SharedMessage(record(exchange.getMessage()), exchange, callback));
            return false;
        } catch (InvalidPayloadException | RuntimeException e) {
            exchange.setException(e);
            callback.done(true);
            return true;
        }
    }

    private ProducerRecord<byte[], byte[]> record(Message message) throws InvalidPayloadException {
        SourceFile file = message.getMandatoryBody(SourceFile.class);
        Path sidecar = file.sidecar();
        Path partner = message.getHeader(IngestHeaders.PARTNER, Path.class);
        SharedFile shared = new SharedFile(
                file.source(),
                file.target(),
                PathText.of(file.path()),
                file.stamp().size(),
                file.stamp().modifiedNanos(),
                sidecar == null ? null : PathText.name(sidecar),
                partner == null ? null : PathText.name(partner));
        return new ProducerRecord<>(
                endpoint.getTopic(),
                WorkKey.of(shared).getBytes(StandardCharsets.UTF_8),
                RecordWriter.write(new WorkRecord(shared, Wishes.of(message))));
    }

    private record SharedMessage(ProducerRecord<byte[], byte[]> record, Exchange exchange, AsyncCallback callback)
            implements Outgoing {
        @Override
        public void written() {
            exchange.getMessage().setHeader(IngestHeaders.SHARED, true);
            callback.done(false);
        }

        @Override
        public void failed(Exception why) {
            exchange.setException(why);
            callback.done(false);
        }
    }
}
