package io.drover.library.s3;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the list of its keys of a message that tells of events in a bucket: as S3 sends it, through SNS, or by
 * EventBridge. The message by which S3 tries a queue has none. What is not understood has none either, and is told once in
 * the log without its content, so that it is not in the way of others.
 */
public final class BucketEvents implements Processor {
    private static final Logger LOG = LoggerFactory.getLogger(BucketEvents.class);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String text = message.getBody(String.class);
        message.setBody(text == null ? List.of() : told(text));
    }

    private static List<String> told(String text) {
        List<String> keys = keys(text);
        if (keys == null) {
            LOG.warn(
                    "a message of {} characters in the queue tells of no event in a bucket, it is passed over",
                    text.length());
            return List.of();
        }
        return keys;
    }

    /** The keys of the objects, or null when it is no such message. */
    private static @Nullable List<String> keys(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            boolean wrapped = message.path("Type").asText().equals("Notification");
            return keys(wrapped ? JSON.readTree(message.path("Message").asText()) : message);
        } catch (JsonProcessingException | IllegalArgumentException broken) {
            return null;
        }
    }

    private static @Nullable List<String> keys(JsonNode message) {
        if (message.path("Event").asText().equals("s3:TestEvent")) {
            return List.of();
        }
        JsonNode single = message.path("detail").path("object").path("key");
        if (single.isTextual()) {
            return List.of(single.asText());
        }
        if (!message.path("Records").isArray()) {
            return null;
        }
        List<String> keys = new ArrayList<>();
        for (JsonNode event : message.path("Records")) {
            JsonNode key = event.path("s3").path("object").path("key");
            if (!key.isTextual()) {
                return null;
            }
            keys.add(URLDecoder.decode(key.asText(), StandardCharsets.UTF_8));
        }
        return keys;
    }
}
