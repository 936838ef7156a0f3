package io.drover.immich.api;

import io.drover.immich.api.model.ServerVersion;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The version of one server, asked when it is needed and again when there is a doubt. Safe for use by many threads. */
final class ServerVersions {
    private static final Logger LOG = LoggerFactory.getLogger(ServerVersions.class);

    private final String server;
    private final Supplier<ServerVersion> question;
    private volatile @Nullable ServerVersion known;
    private volatile @Nullable ServerVersion warned;
    private int doubts;

    /**
     * @param server how it is called in messages
     * @param question asks it
     */
    ServerVersions(String server, Supplier<ServerVersion> question) {
        this.server = server;
        this.question = question;
    }

    /** The version; asked when it is not known. @throws io.drover.http.ApiException when the server does not say */
    ServerVersion now() {
        ServerVersion version = known;
        if (version == null) {
            int before = doubts();
            version = question.get();
            remember(version, before);
            warnIfNewer(version);
        }
        return version;
    }

    /** Asks again before the next use: a run begins, or an answer does not fit. */
    synchronized void forget() {
        doubts++;
        known = null;
    }

    private synchronized int doubts() {
        return doubts;
    }

    /** The answer to a question that was asked before the last doubt does not end it. */
    private synchronized void remember(ServerVersion version, int doubtsBefore) {
        if (doubts == doubtsBefore) {
            known = version;
        }
    }

    private void warnIfNewer(ServerVersion version) {
        boolean newer = version.major() > Versions.NEWEST_KNOWN.major()
                || version.major() == Versions.NEWEST_KNOWN.major() && version.minor() > Versions.NEWEST_KNOWN.minor();
        if (newer && !version.equals(warned)) {
            warned = version;
            LOG.warn(
                    "{}: the server is Immich {}, newer than {}, the newest that this Drover was tried with; it is used as"
                            + " if it were that one",
                    server,
                    version,
                    Versions.NEWEST_KNOWN);
        }
    }
}
