package io.drover.immich;

import static io.drover.immich.api.model.Nothing.NOTHING;

import io.drover.http.ApiException;
import io.drover.http.Verdict;
import io.drover.immich.api.CheckResult;
import io.drover.immich.api.ImmichClient;
import io.drover.immich.api.NotInThisVersionException;
import io.drover.immich.api.ServerOperations;
import io.drover.immich.api.UserOperations;
import io.drover.immich.api.model.ApiKey;
import io.drover.immich.api.model.ServerMediaTypes;
import io.drover.ingest.MediaTypes;
import io.drover.ingest.TargetId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** One Immich server and user: its client, and what all operations to it share (gate, joined checks, uploads). */
final class ImmichServer implements AutoCloseable {
    private static final String UPLOAD_PERMISSION = "asset.upload";

    /** How often it is asked once more who the files are for; without that no scan begins. */
    private static final int REPETITIONS = 3;

    private static final Duration ALBUMS_WAIT = Duration.ofMillis(50);

    /** Servers read a file a moment after it came, and some then replace its tags by those that the file itself has. */
    private static final Duration TAGS_WAIT = Duration.ofSeconds(2);

    private final String address;
    private final ServerEvents events;
    private final ImmichClient client;
    private final Gate gate;
    private final CheckJoiner checks;
    private final UploadPool uploads;
    private final VerbCalls verbs;
    private final StreamSlots streams;
    private final MemberJoiner albums;
    private final MemberJoiner tags;
    private final Claims claims = new Claims();
    private volatile @Nullable TargetId identity;
    private volatile @Nullable MediaTypes mediaTypes;

    /** @param name how the server is called in messages */
    ImmichServer(
            String name,
            String address,
            ImmichClient client,
            Limits limits,
            RandomGenerator random,
            ServerEvents events) {
        this.address = address;
        this.events = events;
        this.client = client;
        this.gate = new Gate(name, limits.waitLimit(), random, events, this::probe);
        this.checks = new CheckJoiner(name, client, gate, limits.checkBatch(), events);
        this.uploads = new UploadPool(name, limits.maxUploads(), gate);
        this.verbs = new VerbCalls(name, client, gate, events);
        this.streams = new StreamSlots(limits.waitLimit());
        this.albums = new MemberJoiner(new AlbumsByName(verbs, System::nanoTime), verbs::submit, ALBUMS_WAIT);
        this.tags = new MemberJoiner(new TagsByName(verbs), verbs::submit, TAGS_WAIT);
    }

    void start() {
        checks.start();
    }

    ImmichClient client() {
        return client;
    }

    /** Who hears what is done here. */
    ServerEvents events() {
        return events;
    }

    Claims claims() {
        return claims;
    }

    UploadPool uploads() {
        return uploads;
    }

    StreamSlots streams() {
        return streams;
    }

    VerbCalls verbs() {
        return verbs;
    }

    /** Puts assets into albums. */
    MemberJoiner albums() {
        return albums;
    }

    /** Gives assets tags. */
    MemberJoiner tags() {
        return tags;
    }

    /** Asks whether the server holds these bytes, together with others who ask. */
    CompletableFuture<CheckResult> check(String checksum) {
        return checks.check(checksum);
    }

    /** The same about bytes that were just sent; answered while Drover stops, too. */
    CompletableFuture<CheckResult> confirm(String checksum) {
        return checks.confirm(checksum);
    }

    /** A call was answered as it should be. */
    void answered() {
        gate.succeeded();
    }

    /** The server says wait, cannot be reached or refuses the credentials: everything to it waits. */
    void pause(ApiException why) {
        gate.close(why);
        uploads.restart();
    }

    /** Why nothing goes to the server now, or null. */
    @Nullable
    ApiException pausedBy() {
        return gate.reason();
    }

    /**
     * Who the files are for; waits while the server cannot be had, and asks again when an answer gets lost.
     *
     * @throws ApiException when it refuses to say, or several answers in a row were none
     */
    TargetId identity() {
        TargetId known = identity;
        if (known == null) {
            AtomicInteger repetitions = new AtomicInteger(REPETITIONS);
            known = new TargetId(
                    address,
                    gate.patiently(
                            false,
                            this::user,
                            e -> Gate.concerns(e)
                                    || e.verdict() == Verdict.RETRY && repetitions.getAndDecrement() > 0));
            identity = known;
        }
        return known;
    }

    private String user() {
        try {
            return client.call(UserOperations.GET_MY_USER, NOTHING).id();
        } catch (ApiException e) {
            if (e.status() != 403) {
                throw e;
            }
            return "key:" + client.call(UserOperations.GET_MY_API_KEY, NOTHING).id();
        }
    }

    /** A run begins: the server may be another version since the last one, and take other files. */
    void runBegins() {
        client.refresh();
        mediaTypes = null;
        albums.runBegins();
        tags.runBegins();
    }

    /** The file types that the server takes; the built-in list when it does not say. */
    MediaTypes mediaTypes() {
        MediaTypes known = mediaTypes;
        if (known != null) {
            return known;
        }
        try {
            ServerMediaTypes asked = client.call(ServerOperations.GET_SUPPORTED_MEDIA_TYPES, NOTHING);
            known = new MediaTypes(Set.copyOf(asked.image()), Set.copyOf(asked.video()), Set.copyOf(asked.sidecar()));
            mediaTypes = known;
            return known;
        } catch (ApiException e) {
            return BuiltInMediaTypes.ALL;
        }
    }

    /** What the gate tries while it is closed: the public configuration, and the key where the key was the trouble. */
    private void probe(ApiException why) {
        if (client.call(ServerOperations.GET_SERVER_CONFIG, NOTHING).inMaintenance()) {
            throw why.maintenance()
                    ? why
                    : new ApiException(
                            "getServerConfig", address + " is in maintenance mode", 503, null, 0, true, null);
        }
        if (why.status() == 401) {
            probeCredentials();
        } else if (why.status() == 403) {
            probeKey(why);
        }
    }

    /** Whoever lacks a permission is known all the same. */
    private void probeCredentials() {
        try {
            client.call(UserOperations.GET_MY_USER, NOTHING);
        } catch (ApiException e) {
            if (e.status() != 403) {
                throw e;
            }
        }
    }

    private void probeKey(ApiException why) {
        try {
            ApiKey key = client.call(UserOperations.GET_MY_API_KEY, NOTHING);
            if (!allows(key.permissions())) {
                throw why;
            }
        } catch (NotInThisVersionException e) {
            return; // servers before 1.139 cannot say: let a real call try
        }
    }

    private static boolean allows(List<String> permissions) {
        return permissions.contains("all") || permissions.contains(UPLOAD_PERMISSION);
    }

    /** Drover stops: calls under way end, what has not begun is put back. */
    void suspend() {
        gate.stop();
        checks.stop();
        uploads.stop();
        streams.stop();
    }

    @Override
    public void close() {
        suspend();
        checks.close();
        albums.close();
        tags.close();
        client.abort();
        verbs.close();
        client.close();
    }

    /**
     * How much of the server is used.
     *
     * @param maxUploads at a time, at most
     * @param checkBatch files in one joined check, at most
     * @param waitLimit how long it is waited for
     */
    record Limits(int maxUploads, int checkBatch, Duration waitLimit) {}
}
