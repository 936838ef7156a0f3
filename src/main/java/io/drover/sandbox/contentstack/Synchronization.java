package io.drover.sandbox.contentstack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.drover.sandbox.Fault.PageTrouble;
import io.drover.sandbox.Faults;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The synchronization API. Safe for many threads. */
final class Synchronization {
    private final Stack stack;
    private final Map<String, Branch> branches;
    private final String mainBranch;
    private final Tokens tokens;
    private final SyncParameters parameters;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** @param mainBranch the one that is meant when a call names none */
    Synchronization(Stack stack, Map<String, Branch> branches, String mainBranch, Tokens tokens) {
        this.stack = stack;
        this.branches = branches;
        this.mainBranch = mainBranch;
        this.tokens = tokens;
        this.parameters = new SyncParameters(stack.locales());
    }

    /** @throws Refusal when the call is wrong */
    Reply answer(SyncQuery query, Faults faults) {
        StackContent content = authorise(query);
        PageTroubles troubles = PageTroubles.of(faults);
        if (troubles.has(PageTrouble.FORGET_TOKENS)) {
            tokens.forget();
        }
        Reply reply = switch (query.operation().orElseThrow(Refusal::notOne)) {
            case SYNC_INIT -> begin(content, query, troubles);
            case SYNC_PAGE -> page(content, query, troubles);
            case SYNC_DELTA -> delta(content, query, troubles);
            case SYNC, STACK_ASSET -> throw new IllegalArgumentException("no call asks for this: " + query);
        };
        return troubles.has(PageTrouble.TRUNCATED) ? reply.truncated() : reply;
    }

    private StackContent authorise(SyncQuery query) {
        if (!stack.apiKey().equals(query.header("api_key"))) {
            throw Refusal.apiKey();
        }
        Environment environment = stack.environments().stream()
                .filter(candidate -> candidate.deliveryToken().equals(query.header("access_token")))
                .findFirst()
                .orElseThrow(Refusal::accessToken);
        String named = query.parameter("environment", environment.name());
        if (!named.equals(environment.name()) && !named.equals(environment.uid())) {
            throw Refusal.invalid("environment");
        }
        String branchName = query.header("branch");
        Branch branch = branches.get(branchName == null ? mainBranch : branchName);
        if (branch == null) {
            throw Refusal.invalid("branch");
        }
        return new StackContent(branch, environment);
    }

    private Reply begin(StackContent content, SyncQuery query, PageTroubles troubles) {
        if (!query.parameter("init", "").equals("true")) {
            throw Refusal.invalid("init");
        }
        Filter filter = parameters.filter(query, content.branch());
        Run run = run(content, filter, SyncParameters.limit(query), log -> log.atFirst(filter));
        return first(run, troubles, run.page(0).json());
    }

    private Reply delta(StackContent content, SyncQuery query, PageTroubles troubles) {
        String token = query.parameter("sync_token", "");
        if (!(tokens.find(token) instanceof Tokens.SyncPlace place)
                || !place.content().isSameAs(content)
                || troubles.has(PageTrouble.INVALID_TOKEN)) {
            throw Refusal.invalid("sync_token");
        }
        if (troubles.has(PageTrouble.STALE)) {
            return Reply.json(200, Page.nothing(token)).with("x-cache", "HIT");
        }
        Run run = run(
                content,
                place.filter(),
                SyncParameters.limit(query),
                log -> log.since(place.position(), place.filter(), stack.coalesced()));
        return first(
                run, troubles, run.isEmpty() ? Page.nothing(token) : run.page(0).json());
    }

    private Run run(StackContent content, Filter filter, int limit, Told told) {
        return content.branch().read(content.environment(), log -> {
            List<Event> now = told.events(log);
            return new Run(
                    stack.shifting() ? () -> content.branch().read(content.environment(), told::events) : () -> now,
                    limit,
                    new Tokens.SyncPlace(content, filter, log.position()),
                    tokens);
        });
    }

    /** What of a log is told. */
    private interface Told {
        List<Event> events(EventLog log);
    }

    private static Reply first(Run run, PageTroubles troubles, ObjectNode body) {
        troubles.befall(body, run, 0, "");
        return Reply.json(200, body).with("x-cache", "MISS");
    }

    private Reply page(StackContent content, SyncQuery query, PageTroubles troubles) {
        String token = query.parameter("pagination_token", "");
        if (!(tokens.find(token) instanceof Tokens.PagePlace place)
                || !place.content().isSameAs(content)
                || troubles.has(PageTrouble.INVALID_TOKEN)) {
            throw Refusal.invalid("pagination_token");
        }
        ObjectNode body = place.run().page(place.skip()).json();
        troubles.befall(body, place.run(), place.skip(), token);
        return Reply.json(200, body).with("x-cache", asked.add(token) ? "MISS" : "HIT");
    }
}
