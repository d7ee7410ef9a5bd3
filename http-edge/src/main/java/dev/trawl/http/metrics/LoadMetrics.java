package dev.trawl.http.metrics;

import dev.trawl.actors.call.Load;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/**
 * Metrics of the models' load and of the number of open documents. They are set for each scrape.
 */
final class LoadMetrics {
  private final Gauge limit;
  private final Gauge inUse;
  private final Gauge waiting;
  private final Gauge documents;

  LoadMetrics(PrometheusRegistry registry) {
    limit =
        Gauge.builder()
            .name("trawl_permits_limit")
            .help("Calls that may currently run at the same time.")
            .labelNames("trawl_endpoint")
            .register(registry);
    inUse =
        Gauge.builder()
            .name("trawl_permits_in_use")
            .help("Running calls.")
            .labelNames("trawl_endpoint")
            .register(registry);
    waiting =
        Gauge.builder()
            .name("trawl_calls_waiting")
            .help("Calls waiting for a permit.")
            .register(registry);
    documents =
        Gauge.builder().name("trawl_documents_open").help("Open documents.").register(registry);
  }

  void set(Load now, int open) {
    for (var endpoint : now.endpoints()) {
      limit.labelValues(endpoint.endpoint()).set(endpoint.limit());
      inUse.labelValues(endpoint.endpoint()).set(endpoint.inUse());
    }
    waiting.set(now.waiting());
    documents.set(open);
  }
}
