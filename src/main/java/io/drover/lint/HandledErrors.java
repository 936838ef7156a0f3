package io.drover.lint;

import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.model.ExpressionSubElementDefinition;
import org.apache.camel.model.OnExceptionDefinition;
import org.apache.camel.model.OnWhenDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.language.ExpressionDefinition;
import org.apache.camel.support.DefaultExchange;
import org.jspecify.annotations.Nullable;

/**
 * An {@code onException} that handles the errors of a feed's batches, or goes on in spite of them. Of clauses for one kind
 * Camel takes the first whose {@code onWhen} fits, so that one for feeds before it makes it harmless.
 */
final class HandledErrors implements SinkRule {

    @Override
    public @Nullable String complaint(SinkStep step) {
        if (!(step.definition() instanceof OnExceptionDefinition clause) || !fits(step, clause)) {
            return null;
        }
        String how = handles(step, clause);
        if (how == null) {
            return null;
        }
        List<String> kinds = clause.getExceptions().stream()
                .filter(kind -> isFirst(step, clause, kind))
                .toList();
        return kinds.isEmpty()
                ? null
                : "onException has " + how + " for " + String.join(", ", kinds) + "; leave the batch to the feed, by "
                        + how + ": false or by onWhen: ${header.CamelFeedName} == null";
    }

    private static @Nullable String handles(SinkStep step, OnExceptionDefinition clause) {
        if (holds(step, clause.getHandled())) {
            return "handled";
        }
        return holds(step, clause.getContinued()) ? "continued" : null;
    }

    private static boolean isFirst(SinkStep step, OnExceptionDefinition clause, String kind) {
        for (ProcessorDefinition<?> other : step.route().getOutputs()) {
            if (other == clause) {
                return true;
            }
            if (other instanceof OnExceptionDefinition before
                    && before.getExceptions().contains(kind)
                    && fits(step, before)) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(SinkStep step, OnExceptionDefinition clause) {
        OnWhenDefinition when = clause.getOnWhen();
        return when == null || holds(step, when.getExpression());
    }

    private static boolean holds(SinkStep step, @Nullable ExpressionSubElementDefinition element) {
        return element != null && holds(step, element.getExpressionType());
    }

    /** Whether it is so for a message of the feed; what depends on more than that is not taken to be. */
    private static boolean holds(SinkStep step, @Nullable ExpressionDefinition expression) {
        if (expression == null) {
            return false;
        }
        try {
            Predicate predicate = step.context()
                    .resolveLanguage(expression.getLanguage())
                    .createPredicate(step.context().resolvePropertyPlaceholders(expression.getExpression()));
            predicate.init(step.context());
            Exchange message = new DefaultExchange(step.context());
            message.getMessage().setHeader("CamelFeedName", step.feed());
            return predicate.matches(message);
        } catch (RuntimeException e) {
            return false;
        }
    }
}
