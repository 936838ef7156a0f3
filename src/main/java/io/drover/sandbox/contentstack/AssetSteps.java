package io.drover.sandbox.contentstack;

import io.drover.sandbox.contentstack.ScriptStack.Thing;
import org.jspecify.annotations.Nullable;

/** What editors do with assets, and with whatever there is. */
final class AssetSteps {
    private static final int LARGEST_FILE = 2_000;

    private AssetSteps() {}

    static String upload(ScriptStack stack) {
        Thing asset = stack.make(ContentKey.ASSETS, stack.anyLocale());
        save(stack, asset);
        return publish(stack, asset);
    }

    /** Gives it another file, with another name. */
    static @Nullable String replace(ScriptStack stack) {
        Thing asset = stack.any();
        if (asset == null || !asset.isAsset()) {
            return null;
        }
        save(stack, asset);
        return publish(stack, asset);
    }

    static @Nullable String unpublish(ScriptStack stack) {
        Thing thing = stack.any();
        String locale = thing == null ? null : stack.publishedIn(thing);
        if (thing == null || locale == null) {
            return null;
        }
        stack.content().unpublish(thing.in(locale));
        return thing + " is unpublished in " + locale;
    }

    static @Nullable String delete(ScriptStack stack) {
        Thing thing = stack.any();
        if (thing == null) {
            return null;
        }
        stack.content().delete(thing.contentType(), thing.uid());
        stack.forget(thing);
        return thing + " is deleted";
    }

    /** Publishes to another environment, which the usual one must not see. */
    static @Nullable String publishElsewhere(ScriptStack stack) {
        Thing thing = stack.any();
        if (thing == null || stack.server().stack().environments().size() < 2) {
            return null;
        }
        String other = stack.server().stack().environments().get(1).name();
        String locale = stack.publishable(thing);
        stack.content(other).publish(thing.in(locale));
        return thing + " is published to " + other + " in " + locale;
    }

    private static void save(ScriptStack stack, Thing asset) {
        String name = "file " + stack.random().nextInt(1_000_000) + ".jpg";
        byte[] content = new byte[stack.random().nextInt(LARGEST_FILE)];
        stack.random().nextBytes(content);
        stack.content().save(new AssetUpload(asset.uid(), name, "image/jpeg", content));
    }

    private static String publish(ScriptStack stack, Thing asset) {
        String locale = stack.publishable(asset);
        stack.content().publish(asset.in(locale));
        return asset + " is published in " + locale;
    }
}
