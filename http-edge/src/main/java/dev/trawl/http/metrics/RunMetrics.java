package dev.trawl.http.metrics;

import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Metrics of running and ended runs, and of the chunks that they read. */
final class RunMetrics {
  private static final double[] SECONDS = {
    0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300, 600, 1800, 3600
  };

  private final Set<RunId> underWay = ConcurrentHashMap.newKeySet();
  private final Histogram duration;
  private final Counter chunks;

  RunMetrics(PrometheusRegistry registry) {
    GaugeWithCallback.builder()
        .name("trawl_runs_under_way")
        .help("Questions being answered.")
        .callback(gauge -> gauge.call(underWay.size()))
        .register(registry);
    duration =
        Histogram.builder()
            .name("trawl_run_duration")
            .unit(Unit.SECONDS)
            .help("Time from a question to the end of its run, by level and status.")
            .labelNames("level", "status")
            .classicOnly()
            .classicUpperBounds(SECONDS)
            .register(registry);
    chunks =
        Counter.builder()
            .name("trawl_chunks_read_total")
            .help("Chunks shown to a model, by outcome.")
            .labelNames("outcome")
            .withoutExemplars()
            .register(registry);
    for (var outcome : RunEvent.Outcome.values()) {
      chunks.initLabelValues(word(outcome));
    }
  }

  void onEvent(RunEvent event, Level level, Duration age) {
    switch (event.what()) {
      case What.Started ignored -> underWay.add(event.run());
      case What.ChunkRead read -> chunks.labelValues(word(read.outcome())).inc();
      case What.Answered(var answer) -> ended(event, level, word(answer.status()), age);
      case What.Failed ignored -> ended(event, level, "failed", age);
      case What.Cancelled ignored -> ended(event, level, "cancelled", age);
      default -> {}
    }
  }

  private void ended(RunEvent event, Level level, String status, Duration age) {
    underWay.remove(event.run());
    duration.labelValues(word(level), status).observe(age.toNanos() / 1e9);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
