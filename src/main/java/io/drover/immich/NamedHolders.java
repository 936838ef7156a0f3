package io.drover.immich;

import io.drover.immich.api.model.IdResult;
import java.util.List;

/**
 * Things of a user's that hold assets and are known by their names: albums, or tags. Every method but the last may block
 * and throws what {@link VerbCalls#call} does.
 */
interface NamedHolders {

    /** The id of the one of this name, which is made where there is none. Never called twice at a time with one name. */
    String idOf(String name);

    /** Puts assets into it. @return what became of each */
    List<IdResult> put(String id, List<String> assetIds);

    /** What was known of this name does not hold any more. */
    void forget(String name);

    /** Nothing that is known holds for sure any more: a run begins, and people rename things. */
    void forgetAll();

    /** The one of this name, for a sentence. */
    String describe(String name);
}
