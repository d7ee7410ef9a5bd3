package dev.trawl.http.metrics;

import dev.trawl.actors.call.Call;
import dev.trawl.actors.call.Origin;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.datapoints.DistributionDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.Unit;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Metrics of model calls. Names, attributes and bucket bounds follow OpenTelemetry's conventions
 * for generative AI, in Prometheus' spelling. Thousands of calls may end within a second, so the
 * time series for each kind of call are cached.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/">the
 *     conventions</a>
 */
final class CallMetrics {
  private static final double[] TOKENS = {
    1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864
  };
  private static final double[] SECONDS = {
    0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92
  };

  private final Histogram tokens;
  private final Histogram duration;
  private final Counter retries;
  private final Map<Kind, Series> series = new ConcurrentHashMap<>();

  CallMetrics(PrometheusRegistry registry) {
    tokens =
        histogram("gen_ai_client_token_usage", "Number of input and output tokens used.", TOKENS)
            .labelNames(
                "gen_ai_operation_name",
                "gen_ai_provider_name",
                "gen_ai_request_model",
                "trawl_endpoint",
                "trawl_job",
                "gen_ai_token_type")
            .register(registry);
    duration =
        histogram("gen_ai_client_operation_duration", "GenAI operation duration.", SECONDS)
            .unit(Unit.SECONDS)
            .labelNames(
                "gen_ai_operation_name",
                "gen_ai_provider_name",
                "gen_ai_request_model",
                "trawl_endpoint",
                "trawl_job",
                "error_type")
            .register(registry);
    retries =
        Counter.builder()
            .name("trawl_call_retries_total")
            .help("Calls that were repeated after a failure.")
            .labelNames("trawl_endpoint", "trawl_job")
            .withoutExemplars()
            .register(registry);
  }

  private static Histogram.Builder histogram(String name, String help, double... bounds) {
    return Histogram.builder().name(name).help(help).classicOnly().classicUpperBounds(bounds);
  }

  /** The values that determine the labels. */
  private record Kind(Call.Target target, String job, Call.Ending ending) {}

  private record Series(
      DistributionDataPoint input,
      DistributionDataPoint output,
      DistributionDataPoint duration,
      CounterDataPoint retries) {}

  void onCall(Call call) {
    var points =
        series.computeIfAbsent(new Kind(call.target(), call.job(), call.ending()), this::series);
    points.duration().observe(call.took().toNanos() / 1e9);
    var usage = call.usage();
    if (usage.promptTokens() > 0) {
      points.input().observe(usage.promptTokens());
      points.output().observe(usage.completionTokens());
    }
    if (call.isRetried()) {
      points.retries().inc();
    }
  }

  private Series series(Kind kind) {
    return new Series(
        tokens.labelValues(labels(kind, "input")),
        tokens.labelValues(labels(kind, "output")),
        duration.labelValues(labels(kind, errorType(kind.ending()))),
        retries.labelValues(kind.target().endpoint(), kind.job()));
  }

  private static String[] labels(Kind kind, String last) {
    var target = kind.target();
    return new String[] {
      "chat", provider(target.origin()), target.model(), target.endpoint(), kind.job(), last
    };
  }

  private static String provider(Origin origin) {
    return switch (origin) {
      case EMBEDDED -> "trawl";
      case CONFIGURED -> "openai";
      case APPLICATION -> "application";
    };
  }

  /** Prometheus treats an empty label as absent. */
  private static String errorType(Call.Ending ending) {
    return ending == Call.Ending.REPLIED ? "" : ending.name().toLowerCase(Locale.ROOT);
  }
}
