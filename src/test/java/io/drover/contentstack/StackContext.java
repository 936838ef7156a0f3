package io.drover.contentstack;

import io.drover.sandbox.contentstack.ContentstackServer;
import java.time.Clock;
import org.apache.camel.impl.DefaultCamelContext;

/** Contexts whose component knows a sandbox's stack. */
final class StackContext {
    private StackContext() {}

    static DefaultCamelContext of(ContentstackServer sandbox) {
        return with(component(sandbox));
    }

    static DefaultCamelContext with(ContentstackComponent component) {
        DefaultCamelContext camel = new DefaultCamelContext();
        camel.getRegistry().bind("clock", Clock.systemUTC());
        camel.addComponent("contentstack", component);
        return camel;
    }

    static ContentstackComponent component(ContentstackServer sandbox) {
        ContentstackComponent component = component();
        component.setHost(sandbox.url().toString());
        component.setApiKey(sandbox.apiKey());
        component.setDeliveryToken(sandbox.deliveryToken());
        component.setEnvironment(sandbox.environment());
        return component;
    }

    /** One that has all that it needs, and calls nobody. */
    static ContentstackComponent component() {
        ContentstackComponent component = new ContentstackComponent();
        component.setApiKey("key");
        component.setDeliveryToken("token");
        component.setEnvironment("production");
        return component;
    }
}
