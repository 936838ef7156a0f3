package io.drover.work;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** What the headers of a dead letter say; its key and its value are those of the record that it was. */
final class DeadLetter {
    private static final String KIND = "drover-kind";
    private static final String REASON = "drover-reason";
    private static final String TOPIC = "drover-topic";
    private static final String PARTITION = "drover-partition";
    private static final String OFFSET = "drover-offset";
    private static final int LONGEST_REASON = 1000;

    private DeadLetter() {}

    /** The dead letter of a record. @param reason in one sentence */
    static ProducerRecord<byte[], byte[]> of(
            ConsumerRecord<byte[], byte[]> record, String topic, DeadKind kind, String reason) {
        ProducerRecord<byte[], byte[]> letter = new ProducerRecord<>(topic, record.key(), record.value());
        Headers headers = letter.headers();
        add(headers, KIND, kind.label());
        add(headers, REASON, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason);
        add(headers, TOPIC, record.topic());
        add(headers, PARTITION, Integer.toString(record.partition()));
        add(headers, OFFSET, Long.toString(record.offset()));
        return letter;
    }

    /** The same dead letter once more. */
    static ProducerRecord<byte[], byte[]> again(ConsumerRecord<byte[], byte[]> letter) {
        return new ProducerRecord<>(letter.topic(), null, letter.key(), letter.value(), letter.headers());
    }

    /** The topic that it was on, or null when it does not say. Whoever wrote the letter says it. */
    static @Nullable String topicOf(ConsumerRecord<byte[], byte[]> letter) {
        return text(letter, TOPIC);
    }

    /** Where it was, for people. */
    static String placeOf(ConsumerRecord<byte[], byte[]> letter) {
        String topic = text(letter, TOPIC);
        return topic == null
                ? letter.topic() + "-" + letter.partition() + " at " + letter.offset()
                : topic + "-" + text(letter, PARTITION) + " at " + text(letter, OFFSET);
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String text(ConsumerRecord<byte[], byte[]> letter, String name) {
        Header header = letter.headers().lastHeader(name);
        return header == null || header.value() == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
