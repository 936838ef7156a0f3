package io.drover.lint;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Kafka producer that does not wait until all replicas have a record. */
final class KafkaAcks implements SinkRule {
    private static final String OPTION = "requestRequiredAcks";
    private static final List<String> SETTINGS = List.of(
            "camel.component.kafka.requestRequiredAcks",
            "camel.component.kafka.request-required-acks",
            "camel.component.kafka.configuration.requestRequiredAcks",
            "camel.component.kafka.configuration.request-required-acks");
    private static final Set<String> ALL = Set.of("all", "-1");

    @Override
    public @Nullable String complaint(SinkStep step) {
        String uri = Uris.of(step);
        if (uri == null || !Uris.scheme(uri).equals("kafka")) {
            return null;
        }
        Object option = Uris.options(uri).get(OPTION);
        String acks = option == null ? ofComponent(step) : option.toString();
        return ALL.contains(acks)
                ? null
                : OPTION + "=" + acks + " lets brokers lose what they have confirmed; set " + OPTION + ": all";
    }

    private static String ofComponent(SinkStep step) {
        for (String key : SETTINGS) {
            String value =
                    step.context().getPropertiesComponent().resolveProperty(key).orElse(null);
            if (value != null) {
                return value;
            }
        }
        return "all"; // Camel's default
    }
}
