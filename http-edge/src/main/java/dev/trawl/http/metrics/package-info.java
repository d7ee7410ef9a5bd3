/**
 * What trawl counts for Prometheus: calls of models by the conventions of OpenTelemetry for
 * generative AI, runs, and requests. Knows neither HTTP nor actors' insides.
 */
@NullMarked
package dev.trawl.http.metrics;

import org.jspecify.annotations.NullMarked;
