package io.drover.sandbox.contentstack;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is made of, apart from its content.
 *
 * @param coalesced whether a delta tells only the last of what happened to an entry or asset
 * @param shifting whether what is published between the pages of a run moves those that are to come
 * @param address where it listens, once it does
 * @param followers are told of all that happens, in its order
 */
record Stack(
        String apiKey,
        List<Environment> environments,
        Locales locales,
        Clock clock,
        Files files,
        boolean coalesced,
        boolean shifting,
        AtomicReference<@Nullable URI> address,
        List<Follower> followers) {

    /** Hears of what happens. It must not take long. */
    @FunctionalInterface
    interface Follower {
        void happened(Environment environment, Event event);
    }

    Stack(
            String apiKey,
            List<Environment> environments,
            Locales locales,
            Clock clock,
            Files files,
            boolean coalesced,
            boolean shifting) {
        this(
                apiKey,
                environments,
                locales,
                clock,
                files,
                coalesced,
                shifting,
                new AtomicReference<>(),
                new CopyOnWriteArrayList<>());
    }

    /** The environment of a name. @throws IllegalArgumentException when there is none */
    Environment environment(String name) {
        return environments.stream()
                .filter(environment -> environment.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the stack has no environment '" + name + "'; it has "
                        + environments.stream().map(Environment::name).toList()));
    }

    void tell(Environment environment, Event event) {
        followers.forEach(follower -> follower.happened(environment, event));
    }
}
