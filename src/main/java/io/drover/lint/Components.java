package io.drover.lint;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CatalogCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.tooling.model.BaseOptionModel;
import org.apache.camel.tooling.model.ComponentModel;
import org.apache.camel.tooling.model.JsonMapper;

/**
 * What components say of themselves in the descriptions that lie in their jars. A description is read when it is first
 * asked for, and kept: it cannot change while the process runs.
 */
final class Components {
    private static final String SERVICES = "META-INF/services/org/apache/camel/component/";
    private static final Map<String, Optional<Component>> KNOWN = new ConcurrentHashMap<>();

    private final CatalogCamelContext context;

    Components(CamelContext context) {
        this.context = (CatalogCamelContext) context;
    }

    /**
     * One of them.
     *
     * @param headers the names of those that it sets or reads
     * @param secrets the names of options that nobody else may see
     */
    record Component(Set<String> headers, Set<String> secrets) {}

    /** The component of this scheme; empty when it is not there, or says nothing of itself. */
    Optional<Component> find(String scheme) {
        Optional<Component> known = KNOWN.get(scheme);
        if (known == null) {
            known = read(scheme);
            KNOWN.put(scheme, known);
        }
        return known;
    }

    private Optional<Component> read(String scheme) {
        try {
            String json = context.getComponentParameterJsonSchema(scheme);
            return json == null ? Optional.empty() : Optional.of(component(JsonMapper.generateComponentModel(json)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Component component(ComponentModel model) {
        Set<String> secrets = new TreeSet<>();
        addSecrets(model.getComponentOptions(), secrets);
        addSecrets(model.getEndpointOptions(), secrets);
        return new Component(
                model.getEndpointHeaders().stream()
                        .map(ComponentModel.EndpointHeaderModel::getName)
                        .collect(Collectors.toUnmodifiableSet()),
                Set.copyOf(secrets));
    }

    private static void addSecrets(Collection<? extends BaseOptionModel> options, Set<String> secrets) {
        options.stream()
                .filter(BaseOptionModel::isSecret)
                .map(BaseOptionModel::getName)
                .forEach(secrets::add);
    }

    /** The schemes of all components that are there. It looks through all jars. */
    Set<String> schemes() {
        try {
            return PluginHelper.getPackageScanResourceResolver(context).findResources(SERVICES + "*").stream()
                    .map(resource -> resource.getLocation().replaceFirst(".*/", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (Exception e) {
            return Set.of(); // it is asked for suggestions, and so as not to complain wrongly
        }
    }
}
