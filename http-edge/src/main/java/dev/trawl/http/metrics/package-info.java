/**
 * The metrics for Prometheus: model calls, by OpenTelemetry's conventions for generative AI, runs,
 * and requests. It depends neither on HTTP nor on the internals of the actors.
 */
@NullMarked
package dev.trawl.http.metrics;

import org.jspecify.annotations.NullMarked;
