package io.drover.trial;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeExtension;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.spi.CamelEvent.ExchangeFailedEvent;
import org.apache.camel.spi.CamelEvent.ExchangeSendingEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.apache.camel.support.ExchangeHelper;
import org.apache.camel.util.URISupport;

/** Hears of what happens to messages: which fail, and which steps they take. Safe for many threads. */
final class Incidents extends EventNotifierSupport {
    private static final int MOST_STEPS = 1_000;

    private final TestFolder folder;
    private final long started = System.nanoTime();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final List<String> steps = new CopyOnWriteArrayList<>();
    private final AtomicLong activity = new AtomicLong();

    Incidents(TestFolder folder) {
        this.folder = folder;
    }

    @Override
    public void notify(CamelEvent event) {
        activity.incrementAndGet();
        if (event instanceof ExchangeFailedEvent failed) {
            failures.add(failure(failed.getExchange()));
        }
        if (event instanceof ExchangeSendingEvent sending && steps.size() < MOST_STEPS) {
            steps.add((System.nanoTime() - started) / 1_000_000 + " ms  " + place(sending.getExchange()) + "  to "
                    + shown(sending.getEndpoint().getEndpointUri()));
        }
    }

    private String failure(Exchange exchange) {
        Throwable cause = exchange.getException();
        String message = cause == null ? "no reason was given" : String.valueOf(cause.getMessage());
        return folder.filled(place(exchange) + ": " + message);
    }

    /** The route, and the line of its file when it is known. */
    private static String place(Exchange exchange) {
        ExchangeExtension details = exchange.getExchangeExtension();
        String source = details.getHistoryNodeSource();
        String route = ExchangeHelper.getAtRouteId(exchange);
        return route + (source == null ? "" : " (" + source.replaceFirst("^file:", "") + ")");
    }

    private String shown(String uri) {
        String address = URISupport.sanitizeUri(uri);
        int question = address.indexOf('?');
        return folder.filled(question < 0 ? address : address.substring(0, question));
    }

    /** Grows with each thing that happens. */
    long activity() {
        return activity.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    List<String> steps() {
        return List.copyOf(steps);
    }
}
