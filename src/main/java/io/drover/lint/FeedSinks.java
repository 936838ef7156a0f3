package io.drover.lint;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.apache.camel.ErrorHandlerFactory;
import org.apache.camel.Route;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.errorhandler.DeadLetterChannelDefinition;

/**
 * Sinks that swallow errors: whatever batches of a feed come to that lets one count as delivered though it was not. The
 * feed confirms a batch once its route is done with it, and reads it never again.
 */
final class FeedSinks implements Rule {
    private static final String DEAD_LETTER_CHANNEL = "deadLetterChannel";
    private static final String IN_ITS_STEAD =
            "deadLetterChannel takes every error; leave it out, and set onSinkError=deadLetter of the feed";
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
                check(new SinkWalk(examined, id).steps(route), places, problems);
            }
        }
    }

    private static boolean isOfFeed(Examined examined, String id) {
        Route built = id == null ? null : examined.context().getRoute(id);
        return built != null && FedBy.feed(built) != null;
    }

    private static void check(List<SinkStep> steps, Places places, Consumer<Problem> problems) {
        for (SinkStep step : steps) {
            RULES.stream()
                    .map(rule -> rule.complaint(step))
                    .filter(Objects::nonNull)
                    .forEach(complaint ->
                            problems.accept(places.problemOf(step.definition(), sentence(step.feed(), complaint))));
        }
        steps.stream()
                .filter(FeedSinks::hasDeadLetterChannel)
                .findFirst()
                .ifPresent(step ->
                        problems.accept(places.problemOf(DEAD_LETTER_CHANNEL, sentence(step.feed(), IN_ITS_STEAD))));
    }

    private static String sentence(String feed, String complaint) {
        return "changes of the feed in route '" + feed + "' could be lost here: " + complaint;
    }

    /** One is for all routes of its file, or for all of them. */
    private static boolean hasDeadLetterChannel(SinkStep step) {
        ErrorHandlerFactory own = step.route().getErrorHandlerFactory();
        ErrorHandlerFactory factory =
                own != null ? own : step.context().getCamelContextExtension().getErrorHandlerFactory();
        return factory instanceof DeadLetterChannelDefinition;
    }
}
