package io.drover.telemetry;

import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.NamedNode;
import org.apache.camel.Processor;
import org.apache.camel.spi.InterceptStrategy;
import org.apache.camel.support.processor.DelegateAsyncProcessor;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Lets lines of the log say which trace they belong to: those that a step logs on the thread that it is called on. */
final class TraceInLog implements InterceptStrategy {
    static final String TRACE_ID = "trace_id";

    /** {@code 00-TRACE-SPAN-FLAGS}, as the tracer gives it to the messages of each span. */
    private static final String HEADER = "traceparent";

    private static final int TRACE_BEGIN = 3;
    private static final int TRACE_END = 35;
    private static final int SAMPLED = 1;

    @Override
    public Processor wrapProcessorInInterceptors(
            CamelContext context, NamedNode definition, Processor target, @Nullable Processor nextTarget) {
        return new Step(target);
    }

    private static @Nullable String traceOf(Exchange exchange) {
        return exchange.getMessage().getHeader(HEADER) instanceof String parent
                        && parent.length() > TRACE_END
                        && isSampled(parent)
                ? parent.substring(TRACE_BEGIN, TRACE_END)
                : null;
    }

    /** By the last bit of the flags. */
    private static boolean isSampled(String parent) {
        return (Character.digit(parent.charAt(parent.length() - 1), 16) & SAMPLED) == SAMPLED;
    }

    private static final class Step extends DelegateAsyncProcessor {
        Step(Processor target) {
            super(target);
        }

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            String before = MDC.get(TRACE_ID);
            set(traceOf(exchange));
            try {
                return super.process(exchange, callback);
            } finally {
                set(before);
            }
        }

        private static void set(@Nullable String trace) {
            if (trace == null) {
                MDC.remove(TRACE_ID);
            } else {
                MDC.put(TRACE_ID, trace);
            }
        }
    }
}
