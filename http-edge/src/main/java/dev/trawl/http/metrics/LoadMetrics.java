package dev.trawl.http.metrics;

import dev.trawl.actors.call.Load;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;

/** How busy the models are, and what is open, at the moment of a scrape. */
final class LoadMetrics {
  private final Gauge limit;
  private final Gauge inUse;
  private final Gauge waiting;
  private final Gauge documents;

  LoadMetrics(PrometheusRegistry registry) {
    limit =
        Gauge.builder()
            .name("trawl_permits_limit")
            .help("Calls that may be under way at once now.")
            .labelNames("trawl_endpoint")
            .register(registry);
    inUse =
        Gauge.builder()
            .name("trawl_permits_in_use")
            .help("Calls that are under way.")
            .labelNames("trawl_endpoint")
            .register(registry);
    waiting =
        Gauge.builder()
            .name("trawl_calls_waiting")
            .help("Calls that wait for a permit.")
            .register(registry);
    documents =
        Gauge.builder()
            .name("trawl_documents_open")
            .help("Documents that are open.")
            .register(registry);
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
