package io.drover.ledger;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
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
}
