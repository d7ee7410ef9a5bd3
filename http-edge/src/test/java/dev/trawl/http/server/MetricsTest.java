package dev.trawl.http.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code /metrics} over a real socket. */
class MetricsTest {
  private static final String TOKENS = "gen_ai_client_token_usage";
  private static final String CALLS = "gen_ai_client_operation_duration_seconds_count";
  private static final String REQUESTS = "http_server_request_duration_seconds_count";
  private static final String RUNS = "trawl_run_duration_seconds_count";

  private final BlockedModel model = new BlockedModel();
  @TempDir private Path folder = Path.of("");
  private Site site;

  @BeforeEach
  void start() {
    site = Site.reading(model, folder, "trawl.gateway.max-calls = 2");
  }

  @AfterEach
  void stop() {
    model.release();
    site.close();
  }

  @Test
  void countsTheCallsOfAQuestion() {
    model.release();
    var run = site.ask(site.open(Site.log(9)));
    site.follow(run, 0).until("answered");
    var answer = site.get("/v1/runs/" + run).json();
    var usage = answer.path("usage");
    var scrape = Scrape.of(site);

    assertThat(scrape.sum(TOKENS + "_sum", "gen_ai_token_type", "input"))
        .isEqualTo(usage.path("promptTokens").asDouble());
    assertThat(scrape.sum(TOKENS + "_sum", "gen_ai_token_type", "output"))
        .isEqualTo(usage.path("completionTokens").asDouble());
    assertThat(scrape.sum(CALLS)).isEqualTo(usage.path("calls").asDouble());
    assertThat(scrape.of(CALLS))
        .allSatisfy(
            calls ->
                assertThat(
                        calls.has(
                            "gen_ai_operation_name", "chat",
                            "gen_ai_provider_name", "application",
                            "gen_ai_request_model", "blocked",
                            "error_type", ""))
                    .isTrue());
    assertThat(scrape.values("trawl_job")).contains("split", "keywords", "read", "answer");

    var coverage = answer.path("coverage");
    var chunks = coverage.path("chunks").asDouble();
    var relevant = coverage.path("relevant").asDouble();
    assertThat(scrape.sum(CALLS, "trawl_job", "read")).isEqualTo(chunks);
    assertThat(scrape.sum("trawl_chunks_read_total", "outcome", "relevant")).isEqualTo(relevant);
    assertThat(scrape.sum("trawl_chunks_read_total", "outcome", "none"))
        .isEqualTo(chunks - relevant);
    assertThat(scrape.sum("trawl_chunks_read_total", "outcome", "failed")).isZero();

    assertThat(scrape.sum(RUNS, "level", "read", "status", "answered")).isEqualTo(1);
    assertThat(scrape.sum(RUNS)).isEqualTo(1);
    assertThat(scrape.sum("trawl_runs_under_way")).isZero();
    assertThat(scrape.sum("trawl_documents_open")).isEqualTo(1);
    assertThat(scrape.sum("trawl_permits_limit", "trawl_endpoint", "blocked")).isEqualTo(2);
    assertThat(scrape.sum("trawl_permits_in_use")).isZero();
    assertThat(scrape.sum("trawl_calls_waiting")).isZero();
    assertThat(scrape.sum("trawl_call_retries_total")).isZero();
    assertThat(
            scrape.sum(
                REQUESTS,
                "http_request_method",
                "POST",
                "http_route",
                "/v1/questions",
                "http_response_status_code",
                "202"))
        .isEqualTo(1);
    assertThat(scrape.sum(REQUESTS, "http_route", "/v1/runs/{id}")).isEqualTo(1);
  }

  @Test
  void showsRunningAndCancelledWork() {
    var run = site.ask(site.open(Site.log(9)));
    site.follow(run, 0).until("readingStarted");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              assertThat(model.waitingReads()).isEqualTo(2);
              var busy = Scrape.of(site);
              assertThat(busy.sum("trawl_runs_under_way")).isEqualTo(1);
              assertThat(busy.sum("trawl_permits_in_use")).isEqualTo(2);
              assertThat(busy.sum("trawl_calls_waiting")).isPositive();
            });
    site.delete("/v1/runs/" + run);
    site.follow(run, 0).until("cancelled");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () -> {
              var after = Scrape.of(site);
              assertThat(after.sum("trawl_runs_under_way")).isZero();
              assertThat(after.sum("trawl_permits_in_use")).isZero();
              assertThat(after.sum("trawl_calls_waiting")).isZero();
              assertThat(after.sum(RUNS, "level", "read", "status", "cancelled")).isEqualTo(1);
              assertThat(after.sum(CALLS, "error_type", "cancelled")).isEqualTo(2);
            });
  }

  @Test
  void countsOpenSockets() {
    try (var socket = Socket.of(site)) {
      socket.send("{\"type\":\"cancel\",\"id\":\"none\"}");
      socket.until("error");
      assertThat(Scrape.of(site).sum("trawl_websockets_open")).isEqualTo(1);
      assertThat(Scrape.of(site).sum(REQUESTS, "http_route", "/v1/stream")).isEqualTo(1);
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(Scrape.of(site).sum("trawl_websockets_open")).isZero());
  }

  @Test
  void hasMetricsOfTheJvm() {
    var scrape = Scrape.of(site);
    assertThat(scrape.sum("jvm_memory_used_bytes", "area", "heap")).isPositive();
    assertThat(scrape.sum("jvm_threads_current")).isPositive();
    assertThat(scrape.types()).containsKey("jvm_gc_collection_seconds");
    assertThat(scrape.sum("process_cpu_seconds_total")).isPositive();
  }

  /** Ids in paths, and unknown paths, must not create new time series. */
  @Test
  void unknownPathsCreateNoTimeSeries() {
    for (var path : new String[] {"/v1/runs/%s", "/%s", "/v1/documents/%s/text"}) {
      site.get(path.formatted(UUID.randomUUID()));
    }
    Scrape.of(site);
    var before = Scrape.of(site);
    for (var at = 0; at < 50; at++) {
      var id = UUID.randomUUID();
      site.get("/v1/runs/" + id);
      site.get("/" + id + "/" + at);
      site.get("/v1/documents/" + id + "/text");
    }
    var after = Scrape.of(site);
    assertThat(after.sum(REQUESTS) - before.sum(REQUESTS)).isGreaterThanOrEqualTo(150);
    assertThat(after.values("http_route")).isEqualTo(before.values("http_route"));
    assertThat(after.of(REQUESTS)).hasSameSizeAs(before.of(REQUESTS));
  }
}
