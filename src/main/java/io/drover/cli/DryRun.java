package io.drover.cli;

import io.drover.disk.KeySet;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Outcome;
import io.drover.ingest.OutcomeListener;
import io.drover.ingest.SidecarState;
import io.drover.ingest.SourceFile;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteConfigurationBuilder;

/** Keeps the shipped routes from sending and recording: what they would do is told instead. */
final class DryRun extends RouteConfigurationBuilder {
    private final List<OutcomeListener> listeners;
    private final KeySet checksums;

    /** @param listeners hear how each file would end @param checksums remembers those that would be sent */
    DryRun(List<OutcomeListener> listeners, KeySet checksums) {
        this.listeners = List.copyOf(listeners);
        this.checksums = checksums;
    }

    @Override
    public void configuration() {
        routeConfiguration()
                .interceptSendToEndpoint("immich:uploadAsset*")
                .skipSendToOriginalEndpoint()
                .process(this::wouldUpload);
        routeConfiguration()
                .interceptSendToEndpoint("immich:updateAsset*")
                .skipSendToOriginalEndpoint()
                .process(exchange -> addToReason(exchange, "its sidecar would be applied"));
        routeConfiguration()
                .interceptSendToEndpoint("immich:joinLivePhoto*")
                .skipSendToOriginalEndpoint()
                .process(exchange -> addToReason(exchange, "is half of a live photo"));
        routeConfiguration()
                .interceptSendToEndpoint("immich:addAssetsToAlbum*")
                .skipSendToOriginalEndpoint()
                .process(exchange ->
                        addToReason(exchange, "would go into the album " + names(exchange, IngestHeaders.ALBUMS)));
        routeConfiguration()
                .interceptSendToEndpoint("immich:tagAssets*")
                .skipSendToOriginalEndpoint()
                .process(
                        exchange -> addToReason(exchange, "would get the tags " + names(exchange, IngestHeaders.TAGS)));
        routeConfiguration()
                .interceptSendToEndpoint("ledger:record*")
                .skipSendToOriginalEndpoint()
                .process(this::tell);
    }

    private void wouldUpload(Exchange exchange) {
        Message message = exchange.getMessage();
        String checksum = message.getHeader(IngestHeaders.CHECKSUM, "", String.class);
        boolean first = checksums.add(checksum);
        if (first) {
            message.setHeader(IngestHeaders.SIDECAR_STATE, SidecarState.SENT.label());
        }
        message.setHeader(IngestHeaders.STATE, (first ? FileState.UPLOADED : FileState.DUPLICATE).label());
        message.setHeader(
                IngestHeaders.REASON,
                first ? "would be sent" : "has the same bytes as another file, which would be sent");
    }

    private static String names(Exchange exchange, String header) {
        List<?> names = exchange.getMessage().getHeader(header, List.of(), List.class);
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    private static void addToReason(Exchange exchange, String what) {
        Message message = exchange.getMessage();
        String reason = message.getHeader(IngestHeaders.REASON, "", String.class);
        message.setHeader(IngestHeaders.REASON, reason + "; " + what);
    }

    private void tell(Exchange exchange) throws Exception {
        Message message = exchange.getMessage();
        Throwable caught = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
        if (caught != null) {
            message.setHeader(IngestHeaders.STATE, FileState.FAILED.label());
            message.setHeader(IngestHeaders.REASON, caught.getMessage());
        }
        Outcome outcome = new Outcome(
                message.getMandatoryBody(SourceFile.class),
                message.getHeader(IngestHeaders.CHECKSUM, String.class),
                FileState.ofLabel(message.getHeader(IngestHeaders.STATE, String.class)),
                message.getHeader(IngestHeaders.ASSET_ID, String.class),
                message.getHeader(IngestHeaders.REASON, String.class),
                null);
        listeners.forEach(listener -> listener.recorded(outcome));
    }
}
