package io.drover.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import org.jspecify.annotations.Nullable;

/** What can be chosen of a sandbox before it starts. */
public final class SandboxBuilder {
    private Profile profile = Profile.of("2.7.5");
    private String host = "127.0.0.1";
    private int port;
    private Clock clock = Clock.systemUTC();
    private Random random = new Random(1);
    private Duration keepAlive = Duration.ofSeconds(5);
    private Duration jobs = Duration.ZERO;
    private @Nullable Path originals;
    private @Nullable Long quota;
    private int socketBuffer;
    private final List<FaultRule> faults = new ArrayList<>();

    SandboxBuilder() {}

    /** The version that it speaks as; default 2.7.5. @throws IllegalArgumentException when it is not known */
    public SandboxBuilder version(String version) {
        this.profile = Profile.of(version);
        return this;
    }

    /** The address to listen on; default 127.0.0.1. */
    public SandboxBuilder host(String newHost) {
        this.host = newHost;
        return this;
    }

    /** The port to listen on; default 0, which takes a free one. */
    public SandboxBuilder port(int newPort) {
        this.port = newPort;
        return this;
    }

    /** Faults by script, see {@link FaultScript#help()}. @throws IllegalArgumentException when the script is wrong */
    public SandboxBuilder faults(String script) {
        faults.addAll(FaultScript.parse(script));
        return this;
    }

    /** A fault. */
    public SandboxBuilder fault(FaultRule rule) {
        faults.add(rule);
        return this;
    }

    /** The time that assets get. */
    public SandboxBuilder clock(Clock newClock) {
        this.clock = newClock;
        return this;
    }

    /** The seed of identifiers, secrets and chances; default 1. */
    public SandboxBuilder random(long seed) {
        this.random = new Random(seed);
        return this;
    }

    /** How long a connection may be idle before it is closed; default 5 s, as Node has it. */
    public SandboxBuilder keepAlive(Duration idle) {
        this.keepAlive = idle;
        return this;
    }

    /** How long, by its clock, the thumbnails of an upload are not there yet; default no time at all. */
    public SandboxBuilder jobs(Duration time) {
        this.jobs = time;
        return this;
    }

    /** A folder where the originals are kept, so that downloads give them; without it they give zeros. */
    public SandboxBuilder keepOriginals(Path folder) {
        this.originals = folder;
        return this;
    }

    /** The first user's quota in bytes; default none. */
    public SandboxBuilder quota(long bytes) {
        this.quota = bytes;
        return this;
    }

    /** The size of the sockets' receive buffers in bytes, so that a server that stops reading is felt soon. */
    public SandboxBuilder socketBuffer(int bytes) {
        this.socketBuffer = bytes;
        return this;
    }

    /**
     * Starts it.
     *
     * @throws IOException when it cannot listen, or the folder of the originals cannot be made
     */
    public SandboxServer start() throws IOException {
        if (originals != null) {
            Files.createDirectories(originals);
        }
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "sandbox-timer");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        Ids ids = new Ids(new Random(random.nextLong()));
        FaultPlan plan = new FaultPlan(new Random(random.nextLong()));
        plan.add(faults);
        ChangeLog changes = new ChangeLog(clock);
        AssetStore assets = new AssetStore(clock, changes);
        AlbumStore albums = new AlbumStore(ids, clock, changes);
        TagStore tags = new TagStore(ids, clock);
        StackStore stacks = new StackStore(ids, clock, changes);
        DetailStore details = new DetailStore(clock, changes);
        assets.onRemoval(albums::forget);
        assets.onRemoval(tags::forget);
        assets.onRemoval(removed -> stacks.forget(removed).forEach(assets::touch));
        assets.onRemoval(details::forget);
        World world = new World(
                profile,
                new Accounts(ids, clock, changes),
                assets,
                albums,
                tags,
                stacks,
                new PartnerStore(changes),
                details,
                changes,
                new Checkpoints(),
                new Traffic(),
                plan,
                new MaintenanceMode(scheduler),
                new ServiceLoad(),
                ids,
                clock,
                scheduler,
                originals,
                keepAlive,
                jobs);
        ImmichHandler handler = new ImmichHandler(world);
        Accounts.User user = world.accounts().addUser("sandbox@example.com", "Sandbox", quota);
        String apiKey = world.accounts().addKey(user, "all", List.of("all")).secret();
        Listener listener = Listener.start(handler, new Listener.Options(host, port, keepAlive, socketBuffer));
        return new SandboxServer(listener, handler, scheduler, user, apiKey);
    }
}
