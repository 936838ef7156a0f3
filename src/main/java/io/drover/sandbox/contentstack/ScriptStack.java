package io.drover.sandbox.contentstack;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** The stack that a script changes, and what the script has made of it. Not safe for several threads. */
final class ScriptStack {
    private final ContentstackServer server;
    private final Random random;
    private final Uids uids;
    private final List<Thing> things = new ArrayList<>();

    ScriptStack(ContentstackServer server, Random random) {
        this.server = server;
        this.random = random;
        this.uids = new Uids(random);
    }

    /** An entry or asset that is saved. @param locales that it is written in; those of an asset are all */
    record Thing(String contentType, String uid, List<String> locales) {
        boolean isAsset() {
            return contentType.equals(ContentKey.ASSETS);
        }

        ContentKey in(String locale) {
            return new ContentKey(contentType, uid, locale);
        }

        @Override
        public String toString() {
            return contentType + " " + uid;
        }
    }

    ContentstackServer server() {
        return server;
    }

    StackContent content() {
        return server.content();
    }

    /** The usual branch with another environment. */
    StackContent content(String environment) {
        return new StackContent(content().branch(), server.stack().environment(environment));
    }

    Random random() {
        return random;
    }

    int size() {
        return things.size();
    }

    /** A new thing that is written in a locale; nothing is saved yet. */
    Thing make(String contentType, String locale) {
        Thing thing = new Thing(contentType, uids.uid(), new ArrayList<>(List.of(locale)));
        things.add(thing);
        return thing;
    }

    void forget(Thing thing) {
        things.remove(thing);
    }

    void forget(String contentType) {
        things.removeIf(thing -> thing.contentType().equals(contentType));
    }

    /** One of them, or null when there is none. */
    @Nullable
    Thing any() {
        return things.isEmpty() ? null : oneOf(things);
    }

    /** An entry, or null when chance finds none. */
    @Nullable
    Thing anyEntry() {
        Thing thing = any();
        return thing == null || thing.isAsset() ? null : thing;
    }

    /** A locale in which it is published, or null when there is none. */
    @Nullable
    String publishedIn(Thing thing) {
        List<String> published = server.locales().stream()
                .filter(locale -> content().isPublished(thing.in(locale)))
                .toList();
        return published.isEmpty() ? null : oneOf(published);
    }

    /** A locale in which it can be published. */
    String publishable(Thing thing) {
        return oneOf(server.locales().stream()
                .filter(locale -> thing.isAsset()
                        || server.stack().locales().chain(locale).stream().anyMatch(thing.locales()::contains))
                .toList());
    }

    String anyLocale() {
        return oneOf(server.locales());
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
