package io.drover.testing;

import io.drover.immich.ImmichComponent;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/** A route in another JVM that reads a long answer to its end, to see how little memory it needs. */
public final class AnswerProcess implements AutoCloseable {
    private final OtherProcess process;

    private AnswerProcess(OtherProcess process) {
        this.process = process;
    }

    /** Downloads an asset and counts its bytes. @param options of the JVM */
    public static AnswerProcess download(String url, String key, String assetId, List<String> options)
            throws IOException {
        return start(options, url, key, assetId);
    }

    /** Splits the stream of synchronisation and counts its lines. @param options of the JVM */
    public static AnswerProcess lines(String url, String key, List<String> options) throws IOException {
        return start(options, url, key);
    }

    private static AnswerProcess start(List<String> options, String... arguments) throws IOException {
        return new AnswerProcess(OtherProcess.start(options, Map.of(), Main.class, arguments));
    }

    /** Lets it run to its end. @return what it counted @throws AssertionError with what it said, when that is no count */
    public long counted() throws IOException, InterruptedException {
        int exitCode = process.waitForEnd();
        String said = process.said();
        if (exitCode != 0) {
            throw new AssertionError("it ended with " + exitCode + " and said: " + said);
        }
        return Long.parseLong(said.substring(said.lastIndexOf(' ') + 1));
    }

    @Override
    public void close() {
        process.close();
    }

    /** What runs in the other JVM: address, key, and the asset when one is to be downloaded. */
    static final class Main {
        private static final int BUFFER_BYTES = 64 * 1024;

        private Main() {}

        public static void main(String[] arguments) throws Exception {
            AtomicLong count = new AtomicLong();
            ImmichComponent immich = new ImmichComponent();
            immich.setUrl(arguments[0]);
            immich.setApiKey(arguments[1]);
            immich.setAccessToken(arguments[1]);
            try (DefaultCamelContext camel = new DefaultCamelContext()) {
                camel.getRegistry().bind("clock", Clock.systemUTC());
                camel.addComponent("immich", immich);
                camel.addRoutes(routes(count));
                camel.start();
                if (arguments.length > 2) {
                    camel.createProducerTemplate()
                            .sendBodyAndHeader("direct:download", null, "CamelImmichAssetId", arguments[2]);
                } else {
                    camel.createProducerTemplate().sendBody("direct:lines", "{\"types\":[\"AssetsV2\"]}");
                }
            }
            System.out.println("counted " + count);
            System.exit(0);
        }

        private static RouteBuilder routes(AtomicLong count) {
            return new RouteBuilder() {
                @Override
                public void configure() {
                    from("direct:download")
                            .to("immich:downloadAsset")
                            .process(exchange ->
                                    count.set(zeros(exchange.getMessage().getMandatoryBody(InputStream.class))));
                    from("direct:lines")
                            .to("immich:getSyncStream")
                            .split(body())
                            .streaming()
                            .stopOnException()
                            .process(exchange -> count.incrementAndGet());
                }
            };
        }

        /** How many bytes come, which must all be zero. */
        private static long zeros(InputStream in) throws IOException {
            byte[] buffer = new byte[BUFFER_BYTES];
            long count = 0;
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                for (int i = 0; i < length; i++) {
                    if (buffer[i] != 0) {
                        throw new IOException("byte " + (count + i) + " is " + buffer[i]);
                    }
                }
                count += length;
            }
            return count;
        }
    }
}
