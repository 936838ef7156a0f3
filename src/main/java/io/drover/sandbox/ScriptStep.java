package io.drover.sandbox;

import org.jspecify.annotations.Nullable;

/** One kind of change that a {@link LibraryScript} makes. */
@FunctionalInterface
interface ScriptStep {

    /** Makes a change and says in words what it did; null when there is nothing to do it with. */
    @Nullable
    String take(ScriptLibrary library);

    /** What a kind of change does to the number of assets. */
    enum Effect {
        GROWS,
        NONE,
        SHRINKS
    }
}
