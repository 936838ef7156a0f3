package io.drover.sandbox;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Assets that are shown as one.
 *
 * @param owner the user's id
 * @param primary the asset that is shown; one of those in it
 * @param assets all of them, in the order in which they came
 */
record Stack(String id, String owner, String primary, List<String> assets, Instant createdAt, Instant updatedAt) {

    Stack primary(String newPrimary, Instant now) {
        return new Stack(id, owner, newPrimary, assets, createdAt, now);
    }

    Stack with(String asset, Instant now) {
        List<String> more = Stream.concat(assets.stream(), Stream.of(asset)).toList();
        return new Stack(id, owner, primary, more, createdAt, now);
    }

    Stack without(String asset) {
        List<String> rest =
                assets.stream().filter(other -> !other.equals(asset)).toList();
        return new Stack(id, owner, primary, rest, createdAt, updatedAt);
    }
}
