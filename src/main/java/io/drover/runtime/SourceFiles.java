package io.drover.runtime;

import io.drover.lint.RouteSource;
import java.util.Collection;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.main.DefaultRoutesCollector;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/** Gives Camel the route files as they were read, whatever its patterns say. */
final class SourceFiles extends DefaultRoutesCollector {
    private final List<RouteSource> sources;

    SourceFiles(List<RouteSource> sources) {
        this.sources = sources;
    }

    /** The text under the name of its file, so that errors name that. */
    static Resource resource(RouteSource source) {
        return ResourceHelper.fromString("file:" + source.file(), source.text());
    }

    @Override
    public Collection<RoutesBuilder> collectRoutesFromDirectory(
            CamelContext context, String excludePattern, String includePattern) {
        try {
            return PluginHelper.getRoutesLoader(context)
                    .findRoutesBuilders(findRouteResourcesFromDirectory(context, excludePattern, includePattern));
        } catch (Exception e) {
            throw RuntimeCamelException.wrapRuntimeException(e);
        }
    }

    @Override
    public Collection<Resource> findRouteResourcesFromDirectory(
            CamelContext context, String excludePattern, String includePattern) {
        return sources.stream().map(SourceFiles::resource).toList();
    }
}
