/**
 * The metrics for Prometheus: of model calls (with the names of OpenTelemetry's conventions for
 * generative AI), of runs, and of requests. It depends neither on HTTP nor on the internals of the
 * actors.
 */
@NullMarked
package dev.trawl.http.metrics;

import org.jspecify.annotations.NullMarked;
