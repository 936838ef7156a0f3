package io.drover.kamelet;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Endpoint;
import org.apache.camel.component.kamelet.Kamelet;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.component.kamelet.KameletEndpoint;
import org.apache.camel.model.Model;
import org.apache.camel.model.RouteDefinition;
import org.apache.camel.model.RouteTemplateDefinition;
import org.apache.camel.spi.EndpointUriFactory;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Camel's kamelets, from one folder. What a route gives to one is compared with what it takes, which Camel does not do: a
 * misspelt property would be no property. A failure in a kamelet is one of the step that uses it, so that the route's
 * error handling sees it once.
 */
public final class KameletFolderComponent extends KameletComponent {
    private final KameletFolder folder;

    public KameletFolderComponent(KameletFolder folder) {
        this.folder = folder;
        setNoErrorHandler(true);
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!Kamelet.SOURCE_ID.equals(remaining) && !Kamelet.SINK_ID.equals(remaining)) {
            Map<String, Object> given = new HashMap<>(parameters);
            given.keySet().removeAll(endpointOptions());
            String name = Kamelet.extractTemplateId(getCamelContext(), remaining, parameters);
            folder.kamelet(name).check(given);
            load(name);
        }
        Endpoint endpoint = super.createEndpoint(uri, remaining, parameters);
        if (endpoint instanceof KameletEndpoint kamelet) {
            getCamelContext()
                    .getCamelContextExtension()
                    .getContextPlugin(Model.class)
                    .addRouteTemplateDefinitionConverter(kamelet.getTemplateId(), this::route);
        }
        return endpoint;
    }

    /** Gives Camel the template, which would read the file otherwise. */
    private void load(String name) throws Exception {
        Model model = getCamelContext().getCamelContextExtension().getContextPlugin(Model.class);
        String text = folder.text(name);
        if (text != null && model.getRouteTemplateDefinition(name) == null) {
            PluginHelper.getRoutesLoader(getCamelContext())
                    .loadRoutes(ResourceHelper.fromString("file:" + folder.file(name), text));
        }
    }

    /** A kamelet's route starts when the route that uses it does; Camel starts it in any case. */
    private RouteDefinition route(RouteTemplateDefinition template, Map<String, Object> parameters) {
        RouteDefinition route = Kamelet.templateToRoute(template, parameters);
        RouteDefinition user = getCamelContext()
                .getCamelContextExtension()
                .getContextPlugin(Model.class)
                .getRouteDefinition(String.valueOf(parameters.get(Kamelet.PARENT_ROUTE_ID)));
        if (!getCamelContext().isAutoStartup()) {
            route.setAutoStartup("false");
        } else if (user != null && user.getAutoStartup() != null) {
            route.setAutoStartup(user.getAutoStartup());
        }
        return route;
    }

    /** What Camel's endpoint takes for itself. */
    private Set<String> endpointOptions() {
        EndpointUriFactory factory =
                getCamelContext().getCamelContextExtension().getEndpointUriFactory(Kamelet.SCHEME);
        return factory.propertyNames();
    }
}
