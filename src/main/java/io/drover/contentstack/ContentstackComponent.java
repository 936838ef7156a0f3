package io.drover.contentstack;

import io.drover.contentstack.api.ContentstackClient;
import io.drover.contentstack.api.HttpContentstackClient;
import io.drover.contentstack.api.StackSettings;
import io.drover.ingest.camel.StoppingNotifier;
import java.time.Clock;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.CamelContextHelper;
import org.jspecify.annotations.Nullable;

/**
 * One environment of one Contentstack stack. A second one is a second component of this class under another name. Its
 * options are looked at when a route uses it first.
 */
@Component("contentstack")
public final class ContentstackComponent extends StackOptions {
    static final String SCHEME = "contentstack";

    private @Nullable Stack stack;

    /** The stack that the options describe. */
    private record Stack(StackSettings settings, ContentstackClient client) {}

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        StackOperation operation = StackOperation.parse(remaining);
        operation.check(parameters.keySet());
        stack(); // wrong options are to be seen now, not at the first call
        return new ContentstackEndpoint(uri, this, operation);
    }

    @Override
    protected synchronized void doStop() throws Exception {
        if (stack != null) {
            stack.client().close();
            stack = null;
        }
        super.doStop();
    }

    /** How the stack is reached. @throws IllegalArgumentException in one sentence that names the option that is wrong */
    public StackSettings settings() {
        return stack().settings();
    }

    /** The client of the stack, which the component closes. @throws IllegalArgumentException as {@link #settings} does */
    public ContentstackClient client() {
        return stack().client();
    }

    /** Made at the first use, when the options are set; nothing is sent by that. */
    private synchronized Stack stack() {
        Stack current = stack;
        if (current == null) {
            Clock clock = CamelContextHelper.mandatoryFindSingleByType(getCamelContext(), Clock.class);
            StackSettings settings = new ContentstackOptions(this).settings(clock);
            ContentstackClient client = new HttpContentstackClient(settings);
            getCamelContext().getManagementStrategy().addEventNotifier(new StoppingNotifier(client::abort));
            current = new Stack(settings, client);
            stack = current;
        }
        return current;
    }
}
