package io.drover.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * An Immich server in the process. It speaks as one version does, goes wrong where a script says so, and tells tests
 * what came in. Safe for many threads.
 */
public final class SandboxServer implements AutoCloseable {
    private final Listener listener;
    private final ImmichHandler handler;
    private final ScheduledExecutorService scheduler;
    private final Accounts.User user;
    private final String apiKey;

    SandboxServer(
            Listener listener,
            ImmichHandler handler,
            ScheduledExecutorService scheduler,
            Accounts.User user,
            String apiKey) {
        this.listener = listener;
        this.handler = handler;
        this.scheduler = scheduler;
        this.user = user;
        this.apiKey = apiKey;
    }

    /** What can be chosen before it starts. */
    public static SandboxBuilder builder() {
        return new SandboxBuilder();
    }

    /** The versions that it can speak as. */
    public static List<String> versions() {
        return Profile.versions();
    }

    /** Its address, with {@code /api} and no slash at the end. */
    public URI url() {
        return URI.create("http://" + listener.hostAndPort() + "/api");
    }

    /** The secret of an API key of the first user that may do everything. */
    public String apiKey() {
        return apiKey;
    }

    /** The first user's e-mail address. */
    public String email() {
        return user.email();
    }

    /** The first user's password. */
    public String password() {
        return user.password();
    }

    /** Makes an API key of the first user and returns its secret. @param permissions such as {@code asset.upload} */
    public String addApiKey(String... permissions) {
        return world().accounts().addKey(user, "test", List.of(permissions)).secret();
    }

    /** Changes what an API key may do. */
    public void grant(String key, String... permissions) {
        world().accounts().grant(key, List.of(permissions));
    }

    /** Removes an API key. */
    public void revoke(String key) {
        world().accounts().removeKey(key);
    }

    /** Makes another user and returns the secret of a key that may do everything. @param quota in bytes, or null */
    public String addUser(String email, @Nullable Long quota) {
        Accounts.User other = world().accounts().addUser(email, email, quota);
        return world().accounts().addKey(other, "all", List.of("all")).secret();
    }

    /** Enters or leaves maintenance mode. */
    public void maintenance(boolean on) {
        world().maintenance().set(on);
    }

    /** Adds faults by script. @throws IllegalArgumentException when the script is wrong */
    public void addFaults(String script) {
        world().faults().add(FaultScript.parse(script));
    }

    /** Adds a fault. */
    public void addFault(FaultRule rule) {
        world().faults().add(List.of(rule));
    }

    /** Forgets all faults; what they have begun goes on. */
    public void clearFaults() {
        world().faults().clear();
    }

    /** How many requests of an operation have come in, by its operationId. */
    public int requests(String operation) {
        return world().traffic().requests(Operation.named(operation).id());
    }

    /** How many requests have come in. */
    public int requests() {
        return world().traffic().requests("");
    }

    /** How many requests of an operation run now; those that hang count until the server closes. */
    public int running(String operation) {
        return world().traffic().running(Operation.named(operation).id());
    }

    /** The most requests of an operation that ran at once. */
    public int maxConcurrency(String operation) {
        return world().traffic().most(Operation.named(operation).id());
    }

    /** Waits until so many requests of an operation have come in; tells whether they did in time. */
    public boolean awaitRequests(String operation, int count, Duration timeout) throws InterruptedException {
        return world().traffic().await(Operation.named(operation).id(), count, timeout.toNanos());
    }

    /** Bytes of bodies that were received. */
    public long bytesReceived() {
        return world().traffic().bytes();
    }

    /** Every header that came in, with its distinct values, at most 10,000 of each. */
    public Map<String, Set<String>> receivedHeaders() {
        return world().traffic().headers();
    }

    /** All assets of all users, in the order of their making. */
    public List<StoredAsset> assets() {
        return world().assets().list(asset -> true);
    }

    /** How many assets there are. */
    public int assetCount() {
        return world().assets().size();
    }

    /** The assets with these bytes, of all users. */
    public List<StoredAsset> assetsWith(String sha1) {
        return world().assets().list(asset -> asset.sha1().equals(sha1));
    }

    /** How often an upload made an asset of these bytes. */
    public int createdCount(String sha1) {
        return world().assets().created(sha1);
    }

    /**
     * Lets the first user have had these bytes all along; no upload is counted.
     *
     * @param sha1 40 lower-case hex digits
     * @return the asset's id
     */
    public String seed(String name, String sha1, long size) {
        Instant now = world().clock().instant();
        boolean video = world().profile().media().isVideo(name);
        StoredAsset asset = new AssetDraft(world().ids().uuid(), user.id(), now)
                .file(name, sha1, size, video, null)
                .build(now);
        return world().assets().seed(asset).id();
    }

    /** Lets the first user have so many photos more, each with EXIF; a million take a few seconds and 0.8 GB. */
    public void seed(int count) {
        seed(email(), count);
    }

    /** Lets a user have so many photos more. @param email of the user */
    public void seed(String email, int count) {
        Accounts.User owner = world().accounts().withEmail(email);
        if (owner == null) {
            throw new IllegalArgumentException("the sandbox has no user " + email);
        }
        new BulkSeed(world()).add(owner.id(), count);
    }

    /** What can befall the server. */
    public SandboxEvents events() {
        return new SandboxEvents(handler);
    }

    /** Its content, for what changes it from within. */
    World world() {
        return handler.world();
    }

    /** People, faces, memories and more of the first user, which only the stream tells of. */
    public LibraryDetails details() {
        return new LibraryDetails(world(), user.id());
    }

    /** Moves an asset into the trash. */
    public void trash(String assetId) {
        world().assets().trash(assetId, true);
    }

    /** Removes an asset for good, as if it had never been. */
    public void purge(String assetId) {
        world().assets().remove(assetId);
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        listener.close();
    }
}
