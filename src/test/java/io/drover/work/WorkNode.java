package io.drover.work;

import io.drover.ingest.Claim;
import io.drover.ingest.FileStamp;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.SharedFile;
import io.drover.ingest.SourceFile;
import io.drover.ingest.WorkListener;
import io.drover.reload.Until;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.jspecify.annotations.Nullable;

/** One node of a group: what it is given stays on its way until the test ends it. */
final class WorkNode implements AutoCloseable {
    final DefaultCamelContext context = new DefaultCamelContext();
    final Told told = new Told();
    private final String uri;
    private final ConcurrentLinkedQueue<Given> given = new ConcurrentLinkedQueue<>();
    private final Collection<String> seen = new ConcurrentLinkedQueue<>();
    private volatile boolean endsAtOnce;

    /** @param options of the endpoint, as they stand in a URI */
    WorkNode(String brokers, String topic, String options) {
        uri = "work:" + topic + "?brokers=" + brokers + (options.contains("partitions=") ? "" : "&partitions=4")
                + (options.isEmpty() ? "" : "&" + options);
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(10);
        KafkaComponent kafka = new KafkaComponent();
        kafka.getConfiguration().setHeartbeatIntervalMs(200);
        kafka.getConfiguration().setSessionTimeoutMs(6000);
        context.addComponent("kafka", kafka);
        context.getRegistry().bind("told", told);
    }

    /** Starts a node that works. */
    WorkNode working() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).routeId("work").process(new Holding());
            }
        });
        context.start();
        return this;
    }

    /** Starts a node that only writes. */
    WorkNode writing() throws Exception {
        context.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:share").to(uri);
            }
        });
        context.start();
        return this;
    }

    /** A message on its way. */
    record Given(Exchange exchange, AsyncCallback callback) {
        String path() {
            return file().path();
        }

        SharedFile file() {
            return exchange.getMessage().getBody(SharedFile.class);
        }

        boolean held() {
            return exchange.getMessage()
                    .getHeader(IngestHeaders.CLAIM, Claim.class)
                    .held();
        }

        /** Ends it in this state. */
        void end(String state) {
            exchange.getMessage().setHeader(IngestHeaders.STATE, state);
            callback.done(false);
        }

        void fail(Exception why) {
            exchange.setException(why);
            callback.done(false);
        }
    }

    private final class Holding extends AsyncProcessorSupport {
        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            Given message = new Given(exchange, callback);
            seen.add(message.path());
            if (endsAtOnce) {
                exchange.getMessage().setHeader(IngestHeaders.STATE, "uploaded");
                callback.done(true);
                return true;
            }
            given.add(message);
            return false;
        }
    }

    /** What a listener hears. */
    static final class Told implements WorkListener {
        final Map<String, Integer> ended = new ConcurrentHashMap<>();
        final Map<String, Integer> buried = new ConcurrentHashMap<>();
        final Collection<String> troubles = new ConcurrentLinkedQueue<>();

        @Override
        public void ended(String topic) {
            ended.merge(topic, 1, Integer::sum);
        }

        @Override
        public void buried(String topic) {
            buried.merge(topic, 1, Integer::sum);
        }

        @Override
        public void troubled(String topic, @Nullable String problem) {
            troubles.add(problem == null ? "over" : problem);
        }
    }

    WorkEndpoint endpoint() {
        return context.getEndpoint(uri, WorkEndpoint.class);
    }

    /** From now on, and of what is on its way: every file ends at once. */
    void endAll() {
        endsAtOnce = true;
        for (Given message = given.poll(); message != null; message = given.poll()) {
            message.end("uploaded");
        }
    }

    /** Waits for the next message. */
    Given next() throws Exception {
        Until.isTrue("a message comes", () -> !given.isEmpty());
        return given.remove();
    }

    /** Waits for so many messages. */
    List<Given> next(int count) throws Exception {
        Until.isTrue(count + " messages come", () -> given.size() >= count);
        return java.util.stream.Stream.generate(given::remove).limit(count).toList();
    }

    int waiting() {
        return given.size();
    }

    /** The paths of all messages that it was given, in their order. */
    Collection<String> seen() {
        return seen;
    }

    /** Shares files. */
    List<CompletableFuture<Exchange>> share(Collection<String> paths) {
        return paths.stream().map(this::share).toList();
    }

    CompletableFuture<Exchange> share(String path) {
        Path file = Path.of(path);
        SourceFile body = new SourceFile("/p", "immich", file, new FileStamp(1, 2, null), null, null);
        return context.createProducerTemplate()
                .asyncSend("direct:share", exchange -> exchange.getMessage().setBody(body));
    }

    @Override
    public void close() {
        context.stop();
    }
}
