package io.drover.ledger;

import io.drover.ingest.FileState;
import io.drover.ingest.Ledger;
import io.drover.ingest.OutcomeListener;
import java.util.Set;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultEndpoint;
import org.jspecify.annotations.Nullable;

/** Write a file's final state, with its reason, into the ledger. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "ledger",
        title = "Ledger",
        syntax = "ledger:operation",
        producerOnly = true,
        category = {Category.FILE, Category.DATABASE})
public final class LedgerEndpoint extends DefaultEndpoint {
    static final String RECORD = "record";

    @UriPath(enums = RECORD, description = "What to do")
    @Metadata(required = true)
    private final String operation = RECORD;

    @UriParam(
            enums = "uploaded,duplicate,trashed,unsupported,excluded,rejected,failed,vanished",
            description = "The state to record when the message carries none: in error handling, failed. The reason is"
                    + " then the exception that was caught")
    private @Nullable String state;

    LedgerEndpoint(String uri, LedgerComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        Ledger ledger = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Ledger.class);
        Set<OutcomeListener> listeners = getCamelContext().getRegistry().findByType(OutcomeListener.class);
        return new LedgerProducer(this, ledger, listeners, state == null ? null : FileState.ofLabel(state));
    }

    @Override
    public Consumer createConsumer(Processor processor) {
        throw new UnsupportedOperationException("ledger:record is used in a to(), not in a from()");
    }

    /** What to do. */
    public String getOperation() {
        return operation;
    }

    public @Nullable String getState() {
        return state;
    }

    public void setState(@Nullable String state) {
        this.state = state;
    }
}
