package io.drover.sandbox.contentstack;

import org.jspecify.annotations.Nullable;

/** One kind of change that a {@link StackScript} makes. */
@FunctionalInterface
interface StackStep {

    /** Makes a change and says in words what it did; null when there is nothing to do it with. */
    @Nullable
    String take(ScriptStack stack);
}
