package io.drover.immich.api;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.http.ApiException;
import io.drover.immich.api.model.CreateSession;
import io.drover.immich.api.model.GetSyncStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session below the client's own that lives for one reading of the stream. A new session has no checkpoints, so that
 * everything is told, and nobody else's checkpoints are touched.
 */
final class ChildSession implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChildSession.class);

    /** It ends by itself should it not be ended: long enough for any stream. */
    private static final int SECONDS = 24 * 60 * 60;

    private static final String DEVICE = "Drover";

    private static final List<String> TYPES = List.of("AuthUsersV1", "PartnersV1", "AssetsV2", "PartnerAssetsV2");

    private final ImmichClient client;
    private final String token;

    /** @throws io.drover.http.ApiException when the client has no session, which alone can make another */
    ChildSession(ImmichClient client) {
        this.client = client;
        this.token = client.call(AuthenticationOperations.CREATE_SESSION, new CreateSession(SECONDS, DEVICE, DEVICE))
                .token();
    }

    /**
     * Reads the stream of one's own assets and of those that partners share, with who these users are.
     *
     * @param reader takes each line, and says whether to go on
     * @throws IncompleteStreamException when the stream broke off, or the server only asks to begin anew
     */
    void assets(Predicate<SyncLine> reader) {
        GetSyncStream request = new GetSyncStream(TYPES, null);
        try (SyncLines lines = client.callIn(token, SyncOperations.GET_SYNC_STREAM, request)) {
            boolean wanted = true;
            while (wanted && lines.hasNext()) {
                SyncLine line = lines.next();
                if (line.type().equals(SyncLines.RESET)) {
                    throw new IncompleteStreamException(
                            "the stream said " + SyncLines.RESET + " in place of assets", null);
                }
                wanted = reader.test(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the stream could not be closed", e);
        }
    }

    @Override
    public void close() {
        try {
            client.callIn(token, AuthenticationOperations.LOGOUT, NOTHING);
        } catch (ApiException e) {
            LOG.debug("the session for one stream was not ended; it ends by itself", e);
        }
    }
}
