package io.drover.lint;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Two routes with one id, of which Camel would keep one, or none. */
final class RouteIds implements Rule {

    /** Where an id was seen first. */
    private record Place(RouteTree tree, Text id) {}

    @Override
    public void check(Examined examined, Consumer<Problem> problems) {
        Map<String, Place> seen = new HashMap<>();
        for (RouteTree tree : examined.trees()) {
            for (RouteEntry route : tree.routes()) {
                Text id = route.id();
                if (id != null && examined.isUsed(route)) {
                    Place first = seen.putIfAbsent(id.value(), new Place(tree, id));
                    if (first != null) {
                        problems.accept(Examined.problem(
                                tree,
                                id,
                                0,
                                id.value(),
                                "the id '" + id.value() + "' is that of another route, "
                                        + first.tree().file() + ":" + first.id().line()
                                        + "; each route needs one of its own",
                                null));
                    }
                }
            }
        }
    }
}
