package dev.trawl.http.metrics;

import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.Set;

/**
 * Metrics of requests and sockets. The request metrics follow OpenTelemetry's conventions for HTTP
 * servers. Thread-safe.
 */
public final class HttpMetrics {
  private static final double[] SECONDS = {
    0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10
  };
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");

  private final Histogram duration;
  private final Gauge sockets;

  HttpMetrics(PrometheusRegistry registry) {
    duration =
        Histogram.builder()
            .name("http_server_request_duration")
            .unit(Unit.SECONDS)
            .help(
                "Time from a request to the headers of its reply; the rest of a streamed reply is not included.")
            .labelNames("http_request_method", "http_route", "http_response_status_code")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    sockets =
        Gauge.builder().name("trawl_websockets_open").help("Open WebSockets.").register(registry);
  }

  /** Counts a request that was answered. */
  public void replied(String method, String path, int status, Duration took) {
    duration
        .labelValues(
            METHODS.contains(method) ? method : "_OTHER", Routes.of(path), String.valueOf(status))
        .observe(took.toNanos() / 1e9);
  }

  /** Counts a socket that was opened. */
  public void socketOpened() {
    sockets.inc();
  }

  /** Counts a socket that was closed. */
  public void socketClosed() {
    sockets.dec();
  }
}
