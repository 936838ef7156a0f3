package io.drover.work;

import org.apache.kafka.clients.producer.ProducerRecord;

/** A record that is to be written. Exactly one of the two methods is called, once, on a thread that may be kept for a moment. */
interface Outgoing {
    ProducerRecord<byte[], byte[]> record();

    /** Kafka has it, on all replicas that count. */
    void written();

    /** It will not be written. @param why a {@link io.drover.ingest.PutBackException} when that is nobody's fault */
    void failed(Exception why);
}
