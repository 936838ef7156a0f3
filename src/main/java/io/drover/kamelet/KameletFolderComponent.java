package io.drover.kamelet;

import java.nio.file.Path;
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

/**
 * Camel's kamelets, from one folder. What a route gives to one is compared with what it takes, which Camel does not do: a
 * misspelt property would be no property. A failure in a kamelet is one of the step that uses it, so that the route's
 * error handling sees it once.
 */
public final class KameletFolderComponent extends KameletComponent {
    private final KameletFolder folder;

    /** @param folder may be missing, and have any name */
    public KameletFolderComponent(Path folder) {
        this.folder = new KameletFolder(folder);
        // Camel decodes what looks encoded, takes commas apart, and a name with a dot at the end for a file
        setLocation("file:" + encoded(folder.toAbsolutePath().normalize().toString()) + "/");
        setNoErrorHandler(true);
    }

    private static String encoded(String path) {
        return path.replace("%", "%25").replace("+", "%2B").replace(",", "%2C");
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        if (!Kamelet.SOURCE_ID.equals(remaining) && !Kamelet.SINK_ID.equals(remaining)) {
            Map<String, Object> given = new HashMap<>(parameters);
            given.keySet().removeAll(endpointOptions());
            folder.kamelet(Kamelet.extractTemplateId(getCamelContext(), remaining, parameters))
                    .check(given);
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
