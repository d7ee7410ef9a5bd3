/**
 * Prometheus metrics for model calls, runs and requests. Metrics of model calls are named according
 * to OpenTelemetry's conventions for generative AI. This package depends neither on HTTP nor on the
 * internals of the actors.
 */
@NullMarked
package dev.trawl.http.metrics;

import org.jspecify.annotations.NullMarked;
