package io.drover.lint;

import io.drover.feed.camel.FeedEndpoint;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;
import org.apache.camel.ErrorHandlerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Sinks that swallow errors: whatever batches of a feed come to that lets one count as delivered though it was not. The
 * feed confirms a batch once its route is done with it, and reads it never again.
 */
final class FeedSinks implements Rule {
    private static final List<SinkRule> RULES = List.of(
            new CaughtErrors(),
            new HandledErrors(),
            new UnstoppedParts(),
            new HandedOver(),
            new Fallbacks(),
            new KafkaAcks());

    @Override
    public void check(Examined examined, Consumer<Problem> problems) {
        Places places = new Places(examined);
        for (RouteDefinition route : examined.definitions()) {
            String id = route.getRouteId();
            if (isOfFeed(examined, id)) {
                new SinkWalk(examined, id).steps(route).forEach(step -> check(step, places, problems));
            }
        }
    }

    private static boolean isOfFeed(Examined examined, String id) {
        Route built = id == null ? null : examined.context().getRoute(id);
        return built != null && built.getEndpoint() instanceof FeedEndpoint;
    }

    private static void check(SinkStep step, Places places, Consumer<Problem> problems) {
        String channel = deadLetterChannel(step);
        if (channel != null) {
            problems.accept(problem(step, places, channel));
        }
        RULES.stream()
                .map(rule -> rule.complaint(step))
                .filter(Objects::nonNull)
                .forEach(complaint -> problems.accept(problem(step, places, complaint)));
    }

    private static Problem problem(SinkStep step, Places places, String complaint) {
        return places.problemOf(
                step.definition(),
                "changes of the feed in route '" + step.feed() + "' could be lost here: " + complaint);
    }

    /** Told of the route's own definition, which is the first step of a walk through it. */
    private static @Nullable String deadLetterChannel(SinkStep step) {
        if (step.definition() != step.route()) {
            return null;
        }
        ErrorHandlerFactory own = step.route().getErrorHandlerFactory();
        ErrorHandlerFactory factory =
                own != null ? own : step.context().getCamelContextExtension().getErrorHandlerFactory();
        return factory instanceof DeadLetterChannelDefinition
                ? "deadLetterChannel takes every error; leave it out, and set onSinkError=deadLetter of the feed"
                : null;
    }
}
