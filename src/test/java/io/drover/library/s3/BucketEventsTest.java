package io.drover.library.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message of a queue becomes a list of keys, and an empty one where it tells of none. */
class BucketEventsTest {
    private static final String TWO = """
            {"Records": [
              {"eventName": "ObjectCreated:Put", "s3": {"bucket": {"name": "photos"},
                "object": {"key": "a/Rome+%2B+S%C3%BCd/%231.jpg", "size": 3}}},
              {"s3": {"object": {"key": "b.jpg"}}}]}""";

    @Test
    void keys_are_read_as_s3_writes_them() throws Exception {
        assertThat(keys(TWO)).isEqualTo(List.of("a/Rome + Süd/#1.jpg", "b.jpg"));
    }

    @Test
    void events_may_come_in_the_envelope_of_sns() throws Exception {
        String quoted = TWO.replace("\n", " ").replace("\"", "\\\"");

        assertThat(keys("{\"Type\": \"Notification\", \"Message\": \"" + quoted + "\"}"))
                .isEqualTo(List.of("a/Rome + Süd/#1.jpg", "b.jpg"));
    }

    @Test
    void a_key_from_eventbridge_is_taken_as_it_is_written() throws Exception {
        assertThat(keys("{\"source\": \"aws.s3\", \"detail\": {\"object\": {\"key\": \"a+b%20c.jpg\"}}}"))
                .isEqualTo(List.of("a+b%20c.jpg"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Service\": \"Amazon S3\", \"Event\": \"s3:TestEvent\", \"Bucket\": \"photos\"}",
                "{\"Records\": []}",
                "",
                "no JSON",
                "[]",
                "null",
                "{\"Records\": 1}",
                "{\"Records\": [{\"s3\": {\"object\": {\"key\": 5}}}]}",
                "{\"Records\": [{\"s3\": {\"object\": {\"key\": \"%zz\"}}}]}",
                "{\"Type\": \"Notification\", \"Message\": \"no JSON\"}",
                "{\"Type\": \"Notification\"}"
            })
    void what_tells_of_no_object_has_no_keys(String message) throws Exception {
        assertThat(keys(message)).isEqualTo(List.of());
    }

    @Test
    void what_is_nested_too_deep_has_no_keys() throws Exception {
        assertThat(keys("[".repeat(100_000))).isEqualTo(List.of());
    }

    private static Object keys(String message) throws Exception {
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Exchange exchange = new DefaultExchange(context);
            exchange.getMessage().setBody(message);

            new BucketEvents().process(exchange);

            return exchange.getMessage().getBody();
        }
    }
}
