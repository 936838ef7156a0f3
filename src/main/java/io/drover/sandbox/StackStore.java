package io.drover.sandbox;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The stacks of all users. An asset is in one stack at most. One lock; what it gives out never changes. */
final class StackStore {
    private final Map<String, Stack> byId = new LinkedHashMap<>();
    private final Map<String, String> stackOf = new HashMap<>();
    private final Ids ids;
    private final Clock clock;
    private final ChangeLog changes;

    StackStore(Ids ids, Clock clock, ChangeLog changes) {
        this.ids = ids;
        this.clock = clock;
        this.changes = changes;
    }

    /** Stacks assets under the first of them. A stack that one of them stands for is dissolved into the new one. */
    synchronized Stack add(String owner, List<String> assets) {
        Set<String> all = new LinkedHashSet<>(assets);
        for (Stack merged : ledBy(all)) {
            all.addAll(merged.assets());
            remove(merged.id());
        }
        all.forEach(this::detach);
        Instant now = clock.instant();
        Stack stack = new Stack(ids.uuid(), owner, assets.get(0), List.copyOf(all), now, now);
        all.forEach(asset -> stackOf.put(asset, stack.id()));
        put(stack);
        return stack;
    }

    /** The stacks that some assets stand for. */
    private List<Stack> ledBy(Collection<String> assets) {
        return assets.stream()
                .map(this::of)
                .filter(Objects::nonNull)
                .filter(stack -> assets.contains(stack.primary()))
                .distinct()
                .toList();
    }

    synchronized @Nullable Stack find(String id) {
        return byId.get(id);
    }

    /** The stack that an asset is in, or null. */
    synchronized @Nullable Stack of(String asset) {
        String id = stackOf.get(asset);
        return id == null ? null : byId.get(id);
    }

    synchronized List<Stack> list(Predicate<Stack> filter) {
        return byId.values().stream().filter(filter).toList();
    }

    /** Lets another of its assets stand for a stack, and returns it. */
    synchronized Stack setPrimary(String id, String asset) {
        Stack changed = get(id).primary(asset, clock.instant());
        put(changed);
        return changed;
    }

    /** Puts an asset that is in no stack under the others of a stack. */
    synchronized void join(String id, String asset) {
        stackOf.put(asset, id);
        put(get(id).with(asset, clock.instant()));
    }

    /** Dissolves a stack; its assets stay. */
    synchronized void remove(String id) {
        Stack stack = get(id);
        byId.remove(id);
        stack.assets().forEach(asset -> stackOf.remove(asset, id));
        changes.deleted(ChangeLog.Kind.STACK, stack.owner(), id);
    }

    /**
     * Takes an asset that is no more out of its stack. Where it stood for the stack another one does from now on, and
     * where that would be alone the stack is dissolved.
     *
     * @return the assets that are in no stack any more thereby
     */
    synchronized List<String> forget(String asset) {
        Stack stack = of(asset);
        if (stack == null) {
            return List.of();
        }
        List<String> rest = stack.without(asset).assets();
        detach(asset);
        if (asset.equals(stack.primary()) && rest.size() < 2) {
            remove(stack.id());
            return rest;
        }
        if (asset.equals(stack.primary())) {
            setPrimary(stack.id(), rest.get(0));
        }
        return List.of();
    }

    private void detach(String asset) {
        String id = stackOf.remove(asset);
        if (id != null) {
            byId.computeIfPresent(id, (unchanged, stack) -> stack.without(asset));
        }
    }

    private void put(Stack stack) {
        byId.put(stack.id(), stack);
        changes.upserted(ChangeLog.Kind.STACK, stack.owner(), stack.id());
    }

    private Stack get(String id) {
        Stack stack = byId.get(id);
        if (stack == null) {
            throw new IllegalArgumentException("there is no stack " + id);
        }
        return stack;
    }
}
