package io.drover.work;

import io.drover.ingest.WorkListener;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts records among the dead letters. A record is done only once its dead letter is written. Any thread. */
final class Burials implements WorkDesk.Grave {
    private static final Logger LOG = LoggerFactory.getLogger(Burials.class);

    private final String deadTopic;
    private final WorkSender sender;
    private final Set<WorkListener> listeners;

    Burials(String deadTopic, WorkSender sender, Set<WorkListener> listeners) {
        this.deadTopic = deadTopic;
        this.sender = sender;
        this.listeners = listeners;
    }

    @Override
    public void bury(ConsumerRecord<byte[], byte[]> record, DeadKind kind, String reason, WorkDesk.Ends ends) {
        if (kind != DeadKind.FAILED) {
            LOG.warn(
                    "work {}: the record at {} of partition {} tells of no file and is put among the dead letters: {}",
                    record.topic(),
                    record.offset(),
                    record.partition(),
                    reason);
        }
        ProducerRecord<byte[], byte[]> letter = DeadLetter.of(record, deadTopic, kind, reason);
        sender.send(new Outgoing() {
            @Override
            public ProducerRecord<byte[], byte[]> record() {
                return letter;
            }

            @Override
            public void written() {
                listeners.forEach(listener -> listener.buried(record.topic()));
                ends.ended(true);
            }

            @Override
            public void failed(Exception why) {
                ends.ended(false);
            }
        });
    }
}
