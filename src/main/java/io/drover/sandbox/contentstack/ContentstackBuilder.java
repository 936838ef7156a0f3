package io.drover.sandbox.contentstack;

import io.drover.sandbox.FaultPlan;
import io.drover.sandbox.FaultRule;
import io.drover.sandbox.FaultScript;
import io.drover.sandbox.Listener;
import io.drover.sandbox.Traffic;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/** What can be chosen of a stack before it starts. */
public final class ContentstackBuilder {
    private String host = "127.0.0.1";
    private int port;
    private Clock clock = Clock.systemUTC();
    private Random random = new Random(1);
    private Duration keepAlive = Duration.ofSeconds(60);
    private boolean coalesced;
    private boolean shifting;
    private List<String> environments = List.of("production", "preview");
    private List<String> branches = List.of("main", "develop");
    private Locales locales = new Locales(Map.of())
            .with("en-us", Optional.empty())
            .with("en-gb", Optional.of("en-us"))
            .with("de-de", Optional.of("en-us"));
    private final List<FaultRule> faults = new ArrayList<>();

    ContentstackBuilder() {}

    /** The address to listen on; default 127.0.0.1. */
    public ContentstackBuilder host(String newHost) {
        this.host = newHost;
        return this;
    }

    /** The port to listen on; default 0, which takes a free one. */
    public ContentstackBuilder port(int newPort) {
        this.port = newPort;
        return this;
    }

    /** The time of what happens. */
    public ContentstackBuilder clock(Clock newClock) {
        this.clock = newClock;
        return this;
    }

    /** The seed of identifiers, secrets and chances; default 1. */
    public ContentstackBuilder random(long seed) {
        this.random = new Random(seed);
        return this;
    }

    /** How long a connection may be idle before it is closed; default 60 s. */
    public ContentstackBuilder keepAlive(Duration idle) {
        this.keepAlive = idle;
        return this;
    }

    /** Lets a delta tell only the last of what happened to an entry or asset; by default it tells all of it. */
    public ContentstackBuilder coalesced() {
        this.coalesced = true;
        return this;
    }

    /**
     * Lets what happens between the pages of a run move those that are to come, so that items come twice or not at all;
     * by default a run is frozen when it begins. What happens meanwhile comes with its sync_token either way.
     */
    public ContentstackBuilder shifting() {
        this.shifting = true;
        return this;
    }

    /** The environments, the first of which is the usual one; default production and preview. */
    public ContentstackBuilder environments(String... names) {
        this.environments = List.of(names);
        return this;
    }

    /** The branches, the first of which is meant when a call names none; default main and develop. */
    public ContentstackBuilder branches(String... names) {
        this.branches = List.of(names);
        return this;
    }

    /**
     * One locale more; there are en-us, and en-gb and de-de, which fall back to it.
     *
     * @throws IllegalArgumentException when the locale that it falls back to is not there
     */
    public ContentstackBuilder locale(String name, String fallback) {
        this.locales = locales.with(name, Optional.of(fallback));
        return this;
    }

    /** Faults by script, see {@link FaultScript#help()}. @throws IllegalArgumentException when the script is wrong */
    public ContentstackBuilder faults(String script) {
        faults.addAll(FaultScript.parse(script));
        return this;
    }

    /** Starts it. @throws IOException when it cannot listen */
    public ContentstackServer start() throws IOException {
        Uids uids = new Uids(new Random(random.nextLong()));
        FaultPlan plan = new FaultPlan(new Random(random.nextLong()));
        plan.add(faults);
        String apiKey = uids.uid();
        List<Environment> places = environments.stream()
                .map(name -> new Environment(name, uids.uid(), uids.secret()))
                .toList();
        Stack stack = new Stack(apiKey, places, locales, clock, new Files(apiKey, uids), coalesced, shifting);
        Map<String, Branch> contents = new LinkedHashMap<>();
        branches.forEach(name -> contents.put(name, new Branch(stack)));
        Tokens tokens = new Tokens(uids);
        Traffic traffic = new Traffic();
        ScheduledThreadPoolExecutor scheduler = scheduler();
        StackHandler handler = new StackHandler(
                stack, new Synchronization(stack, contents, branches.get(0), tokens), plan, traffic, scheduler);
        Listener listener = Listener.start(handler, new Listener.Options(host, port, keepAlive, 0));
        stack.address().set(URI.create("http://" + listener.hostAndPort()));
        return new ContentstackServer(listener, scheduler, stack, contents, tokens, plan, traffic);
    }

    private static ScheduledThreadPoolExecutor scheduler() {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "contentstack-timer");
            thread.setDaemon(true);
            return thread;
        });
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }
}
