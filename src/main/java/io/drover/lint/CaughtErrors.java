package io.drover.lint;

import java.util.List;
import java.util.Set;
import org.apache.camel.model.CatchDefinition;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.ProcessorDefinitionHelper;
import org.apache.camel.model.RollbackDefinition;
import org.apache.camel.model.ThrowExceptionDefinition;
import org.jspecify.annotations.Nullable;

/** A {@code doCatch} of everything. */
final class CaughtErrors implements SinkRule {
    private static final Set<String> EVERYTHING =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException");

    @Override
    public @Nullable String complaint(SinkStep step) {
        if (!(step.definition() instanceof CatchDefinition caught) || caught.getOnWhen() != null || isThrown(caught)) {
            return null;
        }
        List<String> all =
                caught.getExceptions().stream().filter(EVERYTHING::contains).toList();
        return all.isEmpty()
                ? null
                : "doCatch takes every " + all.get(0)
                        + "; name the kinds that may be left out, or end it with throwException";
    }

    private static boolean isThrown(CatchDefinition caught) {
        List<ProcessorDefinition<?>> steps = caught.getOutputs();
        return has(steps, ThrowExceptionDefinition.class) || has(steps, RollbackDefinition.class);
    }

    private static <T extends ProcessorDefinition<?>> boolean has(List<ProcessorDefinition<?>> steps, Class<T> type) {
        return !ProcessorDefinitionHelper.filterTypeInOutputs(steps, type).isEmpty();
    }
}
