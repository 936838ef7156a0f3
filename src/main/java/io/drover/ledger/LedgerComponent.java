package io.drover.ledger;

import io.drover.ingest.Ledger;
import io.drover.ingest.camel.StoppingNotifier;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.apache.camel.support.DefaultComponent;

/** The ledger of files, found in the registry. */
@Component("ledger")
public final class LedgerComponent extends DefaultComponent {

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!remaining.equals(LedgerEndpoint.RECORD)) {
            throw new IllegalArgumentException(
                    "ledger:" + remaining + ": there is no operation '" + remaining + "'; there is record");
        }
        LedgerEndpoint endpoint = new LedgerEndpoint(uri, this);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        Ledger ledger = CamelContextHelper.findSingleByType(getCamelContext(), Ledger.class);
        if (ledger != null) {
            ledger.startWaiting();
            getCamelContext().getManagementStrategy().addEventNotifier(new StoppingNotifier(ledger::stopWaiting));
        }
    }
}
