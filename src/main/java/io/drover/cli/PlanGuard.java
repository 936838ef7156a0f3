package io.drover.cli;

import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.SourceFile;
import io.drover.ingest.TargetId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.jspecify.annotations.Nullable;

/** {@code --apply FILE}: lets a file go its way only as it was planned; any other is left out, with the reason. */
final class PlanGuard implements UploadCompanion {
    private static final String PLANNED = "DroverPlannedFile";

    private final PlanReader plan;
    private final Map<Path, PlannedFile> expected = new ConcurrentHashMap<>();
    private final AtomicLong refused = new AtomicLong();

    PlanGuard(PlanReader plan) {
        this.plan = plan;
    }

    /** The plan says this of a file, which comes now. */
    void expect(Path file, PlannedFile planned) {
        expected.put(file, planned);
    }

    @Override
    public void begins(TargetId target) {
        TargetId meant = plan.header().target();
        if (!meant.equals(target)) {
            throw new CommandException(
                    ExitCode.USAGE,
                    "the plan " + plan.file() + " is for " + meant.server() + ", user " + meant.user() + "; this is "
                            + target.server() + ", user " + target.user() + ": nothing was done");
        }
    }

    @Override
    public void left(SourceFile file, FileState state, @Nullable String reason) {
        expected.remove(file.path());
    }

    @Override
    public void found(Message message) {
        SourceFile file = message.getBody(SourceFile.class);
        PlannedFile planned = expected.remove(file.path());
        if (FileState.VANISHED.label().equals(message.getHeader(IngestHeaders.STATE))) {
            refuse(message, FileState.VANISHED, "it is gone");
            return;
        }
        String difference = planned == null ? "it changed while it was read" : planned.difference(file);
        if (difference != null) {
            refuse(message, FileState.EXCLUDED, difference);
        }
        message.getExchange().setProperty(PLANNED, planned);
    }

    @Override
    public List<RoutesBuilder> configurations() {
        return List.of(new RouteConfigurationBuilder() {
            @Override
            public void configuration() {
                routeConfiguration()
                        .interceptSendToEndpoint("immich:checkBulkUpload*")
                        .onWhen(PlanGuard::hasOtherBytes)
                        .skipSendToOriginalEndpoint()
                        .process(exchange -> refuse(
                                exchange.getMessage(),
                                FileState.EXCLUDED,
                                "its bytes are others, of one size and time"));
            }
        });
    }

    private static boolean hasOtherBytes(Exchange exchange) {
        PlannedFile planned = exchange.getProperty(PLANNED, PlannedFile.class);
        String checksum = exchange.getMessage().getHeader(IngestHeaders.CHECKSUM, String.class);
        return planned != null
                && planned.checksum() != null
                && !planned.checksum().equals(checksum);
    }

    private void refuse(Message message, FileState state, String difference) {
        refused.incrementAndGet();
        message.setHeader(IngestHeaders.STATE, state.label());
        message.setHeader(IngestHeaders.REASON, "not as it was planned: " + difference);
    }

    @Override
    public @Nullable String trouble() {
        long files = refused.get();
        return files == 0
                ? null
                : Format.files(files) + " of the plan " + plan.file() + (files == 1 ? " has" : " have")
                        + " changed since it was made, and nothing was done about " + (files == 1 ? "it" : "them");
    }
}
