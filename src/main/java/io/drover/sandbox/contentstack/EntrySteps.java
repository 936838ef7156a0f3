package io.drover.sandbox.contentstack;

import io.drover.sandbox.contentstack.ScriptStack.Thing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What editors do with entries and content types. */
final class EntrySteps {
    private static final List<String> CONTENT_TYPES = List.of("article", "author", "page");
    private static final Duration LATEST = Duration.ofMinutes(1);
    private static final int MOST_AT_ONCE = 5;

    private EntrySteps() {}

    static String create(ScriptStack stack) {
        Thing entry = stack.make(stack.oneOf(CONTENT_TYPES), stack.anyLocale());
        save(stack, entry, entry.locales().get(0));
        return publish(stack, entry);
    }

    static @Nullable String edit(ScriptStack stack) {
        Thing entry = stack.anyEntry();
        if (entry == null) {
            return null;
        }
        save(stack, entry, stack.oneOf(entry.locales()));
        return publish(stack, entry);
    }

    static @Nullable String translate(ScriptStack stack) {
        Thing entry = stack.anyEntry();
        String locale = stack.anyLocale();
        if (entry == null || entry.locales().contains(locale)) {
            return null;
        }
        entry.locales().add(locale);
        save(stack, entry, locale);
        stack.content().publish(entry.in(locale));
        return entry + " is translated to " + locale;
    }

    /** Several things happen to one entry, within a millisecond when the clock stands still. */
    static @Nullable String hurry(ScriptStack stack) {
        Thing entry = stack.anyEntry();
        if (entry == null) {
            return null;
        }
        int times = 2 + stack.random().nextInt(MOST_AT_ONCE - 1);
        String locale = stack.publishable(entry);
        for (int i = 0; i < times; i++) {
            if (stack.random().nextBoolean() && stack.content().isPublished(entry.in(locale))) {
                stack.content().unpublish(entry.in(locale));
            } else {
                save(stack, entry, stack.oneOf(entry.locales()));
                stack.content().publish(entry.in(locale));
            }
        }
        return entry + " changes " + times + " times in " + locale;
    }

    static String publishLate(ScriptStack stack) {
        Thing entry = stack.make(stack.oneOf(CONTENT_TYPES), stack.anyLocale());
        String locale = entry.locales().get(0);
        save(stack, entry, locale);
        Instant now = stack.server().stack().clock().instant();
        Instant earliest = stack.content().notBefore(entry.in(locale));
        Instant early = now.minusMillis(stack.random().nextInt((int) LATEST.toMillis()));
        stack.content().publishLate(entry.in(locale), early.isBefore(earliest) ? earliest : early);
        return entry + " is published in " + locale + ", which is told late";
    }

    static @Nullable String deleteInLocale(ScriptStack stack) {
        Thing entry = stack.anyEntry();
        if (entry == null || entry.locales().size() < 2) {
            return null;
        }
        String locale = stack.oneOf(entry.locales());
        entry.locales().remove(locale);
        stack.content().delete(entry.in(locale));
        return entry + " is deleted in " + locale;
    }

    static String deleteContentType(ScriptStack stack) {
        String contentType = stack.oneOf(CONTENT_TYPES);
        stack.content().deleteContentType(contentType);
        stack.forget(contentType);
        return "the content type " + contentType + " is deleted";
    }

    private static String publish(ScriptStack stack, Thing entry) {
        String locale = stack.publishable(entry);
        stack.content().publish(entry.in(locale));
        return entry + " is published in " + locale;
    }

    private static void save(ScriptStack stack, Thing entry, String locale) {
        String title = "Title " + stack.random().nextInt(1_000_000);
        EntryDraft draft = EntryDraft.of(entry.contentType(), entry.uid(), locale, title)
                .with("url", "/" + entry.uid())
                .with("featured", stack.random().nextBoolean());
        Thing other = stack.anyEntry();
        stack.content().save(other == null ? draft : draft.refersTo("related", other.contentType(), other.uid()));
    }
}
