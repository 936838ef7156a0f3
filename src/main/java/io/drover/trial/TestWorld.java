package io.drover.trial;

import io.drover.trial.expect.Expectations;
import io.drover.trial.expect.Mismatch;
import io.drover.trial.expect.Seen;
import io.drover.trial.plan.Expect;
import io.drover.trial.plan.GivenFile;
import io.drover.trial.plan.World;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.jspecify.annotations.Nullable;

/** Carries out what happens in a test. */
final class TestWorld implements World {
    private final Stage stage;
    private final StackWorld stack;
    private final CamelContext context;
    private final Calm calm;
    private final Seen seen;
    private final Duration within;

    TestWorld(Stage stage, CamelContext context, Calm calm, Seen seen, Duration within) {
        this.stage = stage;
        this.stack = new StackWorld(stage.stack());
        this.context = context;
        this.calm = calm;
        this.seen = seen;
        this.within = within;
    }

    /** What a test waits for does not come. */
    static final class TooLateException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient List<Mismatch> mismatches;

        TooLateException(List<Mismatch> mismatches) {
            super("what is waited for does not come");
            this.mismatches = mismatches;
        }

        List<Mismatch> mismatches() {
            return mismatches;
        }
    }

    @Override
    public void upload(String name, byte[] content, Map<String, Object> fields) throws IOException {
        stage.serverWorld().upload(name, content, fields);
    }

    @Override
    public void update(String name, Map<String, Object> fields) {
        stage.serverWorld().update(name, fields);
    }

    @Override
    public void trash(String name) {
        stage.serverWorld().trash(name);
    }

    @Override
    public void restore(String name) {
        stage.serverWorld().restore(name);
    }

    @Override
    public void delete(String name) {
        stage.serverWorld().delete(name);
    }

    @Override
    public void album(String name, List<String> add, List<String> remove) {
        stage.serverWorld().album(name, add, remove);
    }

    @Override
    public void deleteAlbum(String name) {
        stage.serverWorld().deleteAlbum(name);
    }

    @Override
    public void publishEntry(List<String> key, String title, Map<String, Object> fields) {
        stack.publishEntry(key, title, fields);
    }

    @Override
    public void publishAsset(List<String> key, String name, String mediaType, byte[] content) {
        stack.publishAsset(key, name, mediaType, content);
    }

    @Override
    public void unpublish(List<String> key) {
        stack.unpublish(key);
    }

    @Override
    public void deleteContent(List<String> key) {
        stack.delete(key);
    }

    @Override
    public void write(GivenFile file) throws IOException {
        stage.folder().write(file);
    }

    @Override
    public void remove(String path) throws IOException {
        stage.folder().remove(path);
    }

    /** A failure is the message's, which the test's expectations tell of. */
    @Override
    public void send(String to, @Nullable Object body, Map<String, Object> headers) throws Exception {
        Map<String, Object> filled = new LinkedHashMap<>();
        headers.forEach((name, value) -> filled.put(name, filled(value)));
        if (to.startsWith("direct:")) {
            try (ProducerTemplate template = context.createProducerTemplate()) {
                template.send(to, exchange -> fill(exchange, body, filled));
            }
            return;
        }
        Route route = context.getRoute(to);
        if (route == null) {
            throw new IllegalStateException("there is no route " + to + " to send to, nor is it a direct: endpoint");
        }
        Consumer consumer = route.getConsumer();
        Exchange exchange = route.getEndpoint().createExchange();
        exchange.getExchangeExtension().setFromRouteId(to);
        fill(exchange, body, filled);
        consumer.getProcessor().process(exchange);
    }

    private void fill(Exchange exchange, @Nullable Object body, Map<String, Object> headers) {
        exchange.getMessage().setBody(body == null ? null : filled(body));
        exchange.getMessage().setHeaders(new LinkedHashMap<>(headers));
    }

    private Object filled(Object value) {
        return value instanceof String text ? stage.folder().filling(text) : value;
    }

    @Override
    public void until(Expect expect) throws InterruptedException {
        if (!calm.await(() -> Expectations.ofState(expect, seen).isEmpty(), within)) {
            throw new TooLateException(Expectations.ofState(expect, seen));
        }
    }
}
