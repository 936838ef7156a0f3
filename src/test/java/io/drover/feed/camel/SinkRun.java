package io.drover.feed.camel;

import io.drover.feed.ChangeBatch;
import io.drover.ingest.Ledger;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.Progress;
import io.drover.runtime.DroverRuntime;
import io.drover.runtime.Folders;
import io.drover.runtime.RuntimeOptions;
import io.drover.store.DataFolder;
import io.drover.store.Store;
import io.drover.store.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.support.PluginHelper;
import org.jspecify.annotations.Nullable;

/** The shipped route of a sink with the shipped settings and error handling, which takes batches as a feed hands them over. */
final class SinkRun implements AutoCloseable {
    private final Store store;
    private final Ledger ledger;
    private final DroverRuntime runtime;
    private final ProducerTemplate template;
    private final String entrance;

    /** @param settings over those of the file */
    SinkRun(String sink, Path data, Map<String, String> settings) throws IOException {
        this.store = Stores.open(new DataFolder(data, "test").create(), null);
        this.ledger = new Ledger(store, Clock.systemUTC());
        this.entrance = "direct:changes-to-" + sink;
        Map<String, String> all = new HashMap<>(Map.of("drover.changes.sink", sink));
        all.putAll(settings);
        Folders folders = new Folders(Path.of("config"), Path.of("routes"));
        this.runtime = DroverRuntime.prepare(RuntimeOptions.of(folders, Map.of())
                .withRoutes("changes-to-" + sink, "error-handling")
                .withOverrides(all)
                .withBeans(Clock.systemUTC(), store, ledger, new Progress(), (OutcomeListener) outcome -> {}));
        runtime.start();
        this.template = runtime.context().createProducerTemplate();
    }

    /** Hands a batch over. @return what the feed hears: why the sink did not take it, or null */
    @Nullable
    Exception deliver(ChangeBatch batch) {
        Exchange exchange = template.send(entrance, message -> {
            message.getMessage().setBody(batch);
            message.getMessage().setHeader(FeedHeaders.FEED, batch.feed());
            message.getMessage().setHeader(FeedHeaders.GENERATION, batch.generation());
            message.getMessage().setHeader(FeedHeaders.FIRST_SEQUENCE, batch.firstSequence());
            message.getMessage().setHeader(FeedHeaders.LAST_SEQUENCE, batch.lastSequence());
        });
        return exchange.getException();
    }

    /** The route and its kamelet's, as Camel shows them to whoever looks at its model. */
    String route() throws Exception {
        StringBuilder routes = new StringBuilder();
        for (RouteDefinition route : ((ModelCamelContext) runtime.context()).getRouteDefinitions()) {
            routes.append(PluginHelper.getModelToXMLDumper(runtime.context())
                    .dumpModelAsXml(runtime.context(), route, true, true, false));
        }
        return routes.toString();
    }

    @Override
    public void close() {
        runtime.close();
        ledger.close();
        store.close();
    }
}
