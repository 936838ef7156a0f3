package io.drover.immich;

import io.drover.immich.api.ApiOperation;
import io.drover.immich.api.AssetUpload;
import io.drover.immich.api.model.UploadAsset;
import io.drover.ingest.FileChangedException;
import io.drover.ingest.FileStamp;
import io.drover.ingest.FileState;
import io.drover.ingest.IngestHeaders;
import io.drover.ingest.Progress;
import io.drover.ingest.Sha1;
import io.drover.ingest.SidecarState;
import io.drover.ingest.SourceFile;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import org.apache.camel.Exchange;
import org.apache.camel.InvalidPayloadException;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;

/**
 * A message about one file, as the operations read and write it.
 *
 * @param tracked whether it is one of Drover's own, which ends in a state; another route gets an answer or an error
 */
record FileMessage(Exchange exchange, SourceFile file, String checksum, UploadAsset options, boolean tracked) {
    /** Exchange property of {@link #isInDoubt}. Survives a redelivery, as headers do not. */
    private static final String IN_DOUBT = "DroverUploadInDoubt";

    /** Reads one of Drover's own. @throws IllegalArgumentException naming the header that is missing or wrong */
    static FileMessage of(Exchange exchange, ApiOperation<?, ?> operation) throws InvalidPayloadException {
        Message message = exchange.getMessage();
        SourceFile file = message.getMandatoryBody(SourceFile.class);
        String checksum = message.getHeader(IngestHeaders.CHECKSUM, String.class);
        if (checksum == null || !checksum.matches("[0-9a-f]{40}")) {
            throw new IllegalArgumentException("immich:" + operation.id() + " needs the header "
                    + IngestHeaders.CHECKSUM + " with 40 lower-case hex digits, which checksum:sha1 sets; it is "
                    + (checksum == null ? "missing" : "'" + checksum + "'"));
        }
        return new FileMessage(exchange, file, checksum, UploadAsset.PLAIN, true);
    }

    /** Reads the file of any route; its checksum is computed here. @throws IOException when it cannot be read */
    static FileMessage untracked(Exchange exchange, ImmichEndpoint endpoint) throws IOException {
        SourceFile file = MessageFile.of(exchange, endpoint.componentName(), "immich:" + endpoint.getOperation());
        return new FileMessage(exchange, file, Sha1.of(file.content()), UploadAsset.PLAIN, false);
    }

    /** The same with what else is said of the asset. */
    FileMessage with(UploadAsset newOptions) {
        return new FileMessage(exchange, file, checksum, newOptions, tracked);
    }

    /** The file as it is sent: broken off when it has changed since it was hashed. @param progress is told of its bytes */
    AssetUpload upload(Progress progress) {
        return new AssetUpload(
                file.content(),
                file.name(),
                file.stamp().size(),
                checksum,
                taken(),
                file.stamp().modified(),
                file.sidecar(),
                options,
                this::requireUnchanged,
                progress::sent);
    }

    /** When it was taken, as far as somebody has looked; else the file's time. */
    private Instant taken() {
        String text = exchange.getMessage().getHeader(IngestHeaders.TAKEN, String.class);
        try {
            return text == null
                    ? file.stamp().modified()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "the header " + IngestHeaders.TAKEN + " is '" + text
                            + "', it must be a time with an offset such as 2024-05-01T10:00:00+02:00",
                    e);
        }
    }

    /**
     * Looks whether the file is the one that was hashed; bytes that are kept in the spool are, whatever becomes of the file.
     *
     * @throws FileChangedException when it is not
     */
    void requireUnchanged() throws IOException {
        if (file.spooled()) {
            return;
        }
        FileStamp now = FileStamp.of(file.path());
        if (!now.equals(file.stamp())) {
            throw new FileChangedException(file.path(), file.stamp(), now);
        }
    }

    /** The state that an earlier step or run has given the file, or null. */
    @Nullable
    FileState state() {
        String label = exchange.getMessage().getHeader(IngestHeaders.STATE, String.class);
        return label == null ? null : FileState.ofLabel(label);
    }

    /** The asset that an earlier step or run has seen to hold the file, or null. */
    @Nullable
    String assetId() {
        return exchange.getMessage().getHeader(IngestHeaders.ASSET_ID, String.class);
    }

    /** Whether an attempt to upload these bytes may have stored them, or an asset without them. */
    boolean isInDoubt() {
        return exchange.getProperty(IN_DOUBT) != null;
    }

    /** An attempt to upload these bytes has ended in a way that may have stored them, or an asset without them. */
    void doubt() {
        exchange.setProperty(IN_DOUBT, Boolean.TRUE);
    }

    /** Ends the file's way in this state. */
    void settle(FileState state, @Nullable String assetId, String reason) {
        if (state.held()) {
            exchange.removeProperty(IN_DOUBT);
        }
        if (!tracked) {
            FileAnswer.write(exchange, state, assetId, reason);
            return;
        }
        Message message = exchange.getMessage();
        message.setHeader(IngestHeaders.STATE, state.label());
        message.setHeader(IngestHeaders.REASON, reason);
        if (assetId == null) {
            message.removeHeader(IngestHeaders.ASSET_ID);
        } else {
            message.setHeader(IngestHeaders.ASSET_ID, assetId);
        }
    }

    /** The server has stored the file, and its sidecar with it; it takes none for bytes that it holds. */
    void sidecarSent() {
        if (tracked && file.sidecar() != null) {
            exchange.getMessage().setHeader(IngestHeaders.SIDECAR_STATE, SidecarState.SENT.label());
        }
    }

    /** Ends the file's way, because the server holds its bytes in the trash only. */
    void settleTrashed(@Nullable String assetId) {
        settle(
                FileState.TRASHED,
                assetId,
                "the server holds these bytes in its trash: restore them there, or empty it");
    }

    /** Ends the file's way, because the server has an asset of its bytes that may not be removed, and not the bytes. */
    void settleLost(@Nullable String assetId) {
        settle(
                FileState.FAILED,
                assetId,
                "the server holds an asset of these bytes and cannot give its original; it may be older than this upload,"
                        + " so it was left alone: look at the server's storage, or delete that asset, then send the file"
                        + " again");
    }

    /** Says that the server lacks the bytes: what was known of a state and an asset holds no longer, nor any doubt. */
    void accept() {
        exchange.removeProperty(IN_DOUBT);
        Message message = exchange.getMessage();
        message.setHeader(IngestHeaders.ACTION, "accept");
        message.removeHeader(IngestHeaders.STATE);
        message.removeHeader(IngestHeaders.REASON);
        message.removeHeader(IngestHeaders.ASSET_ID);
    }
}
