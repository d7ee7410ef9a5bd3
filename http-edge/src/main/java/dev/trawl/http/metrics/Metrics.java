package dev.trawl.http.metrics;

import dev.trawl.actors.call.Call;
import dev.trawl.actors.call.Load;
import dev.trawl.actors.call.Observer;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmGarbageCollectorMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmMemoryMetrics;
import io.prometheus.metrics.instrumentation.jvm.JvmThreadsMetrics;
import io.prometheus.metrics.instrumentation.jvm.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/**
 * The metrics of one server since its start. Thread-safe. The value of a label never comes from a
 * client or a document, so the number of series is bounded.
 */
public final class Metrics implements Observer {
  private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

  /** The media type of {@link #text}. */
  public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final CallMetrics calls = new CallMetrics(registry);
  private final RunMetrics runs = new RunMetrics(registry);
  private final LoadMetrics load = new LoadMetrics(registry);
  private final HttpMetrics http = new HttpMetrics(registry);

  public Metrics() {
    JvmMemoryMetrics.builder().register(registry);
    JvmGarbageCollectorMetrics.builder().register(registry);
    JvmThreadsMetrics.builder().register(registry);
    ProcessMetrics.builder().register(registry);
  }

  @Override
  public void onCall(Call call) {
    calls.onCall(call);
  }

  @Override
  public void onEvent(RunEvent event, Level level, Duration age) {
    runs.onEvent(event, level, age);
  }

  /** The metrics of requests and sockets. */
  public HttpMetrics http() {
    return http;
  }

  /**
   * All metrics in Prometheus' text format. Collecting those of the JVM takes milliseconds.
   *
   * @param now the load of the models
   * @param documents the number of open documents
   */
  public byte[] text(Load now, int documents) {
    load.set(now, documents);
    var text = new ByteArrayOutputStream();
    try {
      WRITER.write(text, registry.scrape());
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toByteArray();
  }
}
