package io.drover.sandbox.contentstack;

import io.drover.sandbox.FaultPlan;
import io.drover.sandbox.FaultScript;
import io.drover.sandbox.Listener;
import io.drover.sandbox.StackOperation;
import io.drover.sandbox.Traffic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Stream;

/**
 * A Contentstack stack in the process. It tells what its editors publish as the synchronization API does, goes wrong
 * where a script says so, and tells tests what came in. Safe for many threads.
 */
public final class ContentstackServer implements AutoCloseable {
    private final Listener listener;
    private final ScheduledExecutorService scheduler;
    private final Stack stack;
    private final Map<String, Branch> branches;
    private final Tokens tokens;
    private final FaultPlan faults;
    private final Traffic traffic;
    private final List<Webhook> webhooks = new CopyOnWriteArrayList<>();

    ContentstackServer(
            Listener listener,
            ScheduledExecutorService scheduler,
            Stack stack,
            Map<String, Branch> branches,
            Tokens tokens,
            FaultPlan faults,
            Traffic traffic) {
        this.listener = listener;
        this.scheduler = scheduler;
        this.stack = stack;
        this.branches = branches;
        this.tokens = tokens;
        this.faults = faults;
        this.traffic = traffic;
    }

    /** What can be chosen before it starts. */
    public static ContentstackBuilder builder() {
        return new ContentstackBuilder();
    }

    /** Its address, such as {@code http://127.0.0.1:8080}, which stands in the place of a region's host. */
    public URI url() {
        return Objects.requireNonNull(stack.address().get());
    }

    /** The key of the stack. */
    public String apiKey() {
        return stack.apiKey();
    }

    /** The name of the usual environment. */
    public String environment() {
        return stack.environments().get(0).name();
    }

    /** The secret that reads the usual environment. */
    public String deliveryToken() {
        return deliveryToken(environment());
    }

    /** The secret that reads an environment. @throws IllegalArgumentException when there is none of this name */
    public String deliveryToken(String environment) {
        return stack.environment(environment).deliveryToken();
    }

    /** The usual environment of the usual branch. */
    public StackContent content() {
        return content(environment(), branches.keySet().iterator().next());
    }

    /** The locales of the stack. */
    public List<String> locales() {
        return stack.locales().names();
    }

    /** An environment of a branch. @throws IllegalArgumentException when there is none of this name */
    public StackContent content(String environment, String branch) {
        Branch named = branches.get(branch);
        if (named == null) {
            throw new IllegalArgumentException("the stack has no branch '" + branch + "'; it has " + branches.keySet());
        }
        return new StackContent(named, stack.environment(environment));
    }

    /** Makes every token of a sync invalid that was given so far. */
    public void forgetTokens() {
        tokens.forget();
    }

    /**
     * Calls an address whenever something happens in any environment, until the hook is closed.
     *
     * @param header that shows the secret
     */
    public Webhook callOnChange(URI address, String header, String secret) {
        Webhook webhook = new Webhook(stack, address, header, secret).start();
        webhooks.add(webhook);
        return webhook;
    }

    /** Adds faults by script. @throws IllegalArgumentException when the script is wrong */
    public void addFaults(String script) {
        faults.add(FaultScript.parse(script));
    }

    /** Forgets all faults; what they have begun goes on. */
    public void clearFaults() {
        faults.clear();
    }

    /** How many requests have come in, of whatever kind. */
    public int requests() {
        return traffic.requests("");
    }

    /** How many requests of a kind have come in; all syncs are of the kind sync, too. */
    public int requests(StackOperation operation) {
        return operation == StackOperation.SYNC
                ? Stream.of(StackOperation.values())
                        .filter(kind -> kind != StackOperation.STACK_ASSET)
                        .mapToInt(kind -> traffic.requests(kind.id()))
                        .sum()
                : traffic.requests(operation.id());
    }

    /** Waits until so many requests have come in, of whatever kind; tells whether they did in time. */
    public boolean awaitRequests(int count, Duration timeout) throws InterruptedException {
        return traffic.await("", count, timeout.toNanos());
    }

    /** Waits until so many requests of a kind have come in; tells whether they did in time. @param operation not sync */
    public boolean awaitRequests(StackOperation operation, int count, Duration timeout) throws InterruptedException {
        return traffic.await(operation.id(), count, timeout.toNanos());
    }

    /** Every header that came in, with its distinct values, at most 10,000 of each. */
    public Map<String, Set<String>> receivedHeaders() {
        return traffic.headers();
    }

    /** What it is made of, for what changes it from within. */
    Stack stack() {
        return stack;
    }

    @Override
    public void close() {
        scheduler.shutdownNow();
        webhooks.forEach(Webhook::close);
        listener.close();
    }
}
