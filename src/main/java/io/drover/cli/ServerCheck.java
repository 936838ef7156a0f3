package io.drover.cli;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.http.ApiException;
import io.drover.immich.ImmichComponent;
import io.drover.immich.api.KeyInUse;
import io.drover.immich.api.SyncOperations;
import io.drover.immich.api.model.ApiKey;
import io.drover.immich.api.model.ServerVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a server says when Drover introduces itself.
 *
 * @param version the server's
 * @param credential as what Drover did
 * @param key the API key in use, or null when the server is too old to say (before 1.139) or a session is in use
 */
record ServerCheck(
        ServerVersion version,
        Credential credential,
        @Nullable ApiKey key) {
    static final String NEEDED = "asset.upload";
    static final List<String> USEFUL = List.of("asset.delete", "asset.download");
    private static final ServerVersion OLDEST = new ServerVersion(1, 135, 0);

    /** @throws CommandException when the server cannot be reached, is no Immich server, or refuses the credentials */
    static ServerCheck of(ImmichComponent immich) {
        Credential credential = Credential.of(immich.access());
        try {
            ServerVersion version = immich.client().version();
            return new ServerCheck(version, credential, KeyInUse.of(immich.client()));
        } catch (ApiException e) {
            throw new CommandException(ExitCode.SERVER, credential.sentence(e));
        }
    }

    /**
     * Tries what there is for operations that take no API key.
     *
     * @return what was tried
     * @throws CommandException when the server refuses it
     */
    static Credential session(ImmichComponent immich) {
        Credential credential = Credential.ofSession(immich.access());
        try {
            immich.client().call(SyncOperations.GET_SYNC_ACK, NOTHING);
            return credential;
        } catch (ApiException e) {
            throw new CommandException(ExitCode.SERVER, credential.sentence(e));
        }
    }

    /** @throws CommandException when the server is too old or the key may not upload */
    void requireUsable() {
        requireKnownVersion();
        if (!allows(NEEDED)) {
            throw new CommandException(
                    ExitCode.SERVER,
                    "the API key lacks the permission " + NEEDED
                            + ": add it in Immich's user settings, or make another key");
        }
    }

    /** @throws CommandException when the server is too old */
    void requireKnownVersion() {
        if (!version.isAtLeast(OLDEST)) {
            throw new CommandException(
                    ExitCode.SERVER, "the server is Immich " + version + "; Drover needs " + OLDEST + " or newer");
        }
    }

    /** Whether the key has this permission; true when the server cannot say. */
    boolean allows(String permission) {
        return key == null
                || key.permissions().contains("all")
                || key.permissions().contains(permission);
    }

    /** What may be done with the credential, in a few words; of a key, its name too. */
    String describeCredential() {
        if (key == null) {
            return credential == Credential.KEY
                    ? "accepted; this server does not say what it may do"
                    : "accepted; a session may do all that its user may";
        }
        List<String> lacking =
                USEFUL.stream().filter(permission -> !allows(permission)).toList();
        if (!allows(NEEDED)) {
            return "'" + key.name() + "' may not upload, and need not here";
        }
        return "'" + key.name() + "' may upload"
                + (lacking.isEmpty()
                        ? ""
                        : "; without " + String.join(" and ", lacking)
                                + " it cannot clean up after a damaged upload, only report it");
    }
}
