package io.drover.lint;

import org.apache.camel.CamelContext;
import org.apache.camel.model.ProcessorDefinition;
import org.apache.camel.model.RouteDefinition;

/**
 * A step that batches of a feed come to.
 *
 * @param definition the step itself
 * @param route where it stands
 * @param feed the id of the route that the feed sends to
 */
record SinkStep(CamelContext context, ProcessorDefinition<?> definition, RouteDefinition route, String feed) {}
