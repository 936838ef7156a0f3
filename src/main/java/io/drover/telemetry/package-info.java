/** Traces of what routes do, sent to a collector where one is named; without one nothing of OpenTelemetry is loaded. */
@NullMarked
package io.drover.telemetry;

import org.jspecify.annotations.NullMarked;
