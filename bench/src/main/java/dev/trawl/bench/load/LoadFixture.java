package dev.trawl.bench.load;

import dev.trawl.bench.calls.EndpointProcess;
import dev.trawl.bench.needle.SampleText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A server with an open document, and clients connected by WebSocket.
 *
 * @param endpoint the simulated endpoint; empty if the user provides the model or the server
 */
record LoadFixture(
    Optional<EndpointProcess> endpoint,
    ServerProcess server,
    Sockets sockets,
    String document,
    SampleText sample)
    implements AutoCloseable {
  /** Additional capacity for other connections and runs. */
  private static final int SPARE_CAPACITY = 64;

  static LoadFixture start(LoadPlan plan, Path scratch) throws IOException {
    var sample = SampleText.of(Optional.empty(), 1, plan.tokens(), plan.seed());
    var file = Files.writeString(scratch.resolve("load.txt"), sample.texts().getFirst());
    var closing = new ArrayList<AutoCloseable>();
    try {
      var endpoint =
          plan.server().isPresent() || plan.model().isPresent()
              ? Optional.<EndpointProcess>empty()
              : Optional.of(
                  EndpointProcess.start(
                      plan.endpoint(),
                      List.of("--no-counting", "--latency", plan.latency().toMillis() + "ms")));
      endpoint.ifPresent(closing::add);
      var server = server(plan, endpoint, scratch);
      closing.add(server);
      var document = server.upload(file);
      var sockets = Sockets.open(server.uri(), plan.sockets(), server.headers());
      return new LoadFixture(endpoint, server, sockets, document, sample);
    } catch (IOException | RuntimeException failed) {
      for (var each : closing.reversed()) {
        close(each, failed);
      }
      throw failed;
    }
  }

  private static void close(AutoCloseable resource, Exception failure) {
    try {
      resource.close();
    } catch (Exception another) {
      failure.addSuppressed(another);
    }
  }

  private static ServerProcess server(
      LoadPlan plan, Optional<EndpointProcess> endpoint, Path scratch) throws IOException {
    if (plan.server().isPresent()) {
      Map<String, String> headers =
          plan.key().map(key -> Map.of("Authorization", "Bearer " + key)).orElse(Map.of());
      return new ServerProcess(Optional.empty(), plan.server().get(), headers);
    }
    var folder = Files.createDirectory(scratch.resolve("library"));
    var settings =
        Files.writeString(scratch.resolve("load.conf"), settings(plan, endpoint, folder));
    return ServerProcess.start(
        plan.launcher()
            .map(
                launcher ->
                    List.of(
                        launcher.toAbsolutePath().toString(),
                        "serve",
                        "--port",
                        "0",
                        "--config",
                        settings.toString()))
            .orElseGet(() -> LoadServer.command(folder, settings)));
  }

  /**
   * Sets limits that are high enough for all users, and a small event buffer. The buffer is soon
   * full, as a buffer of normal size is after days of use.
   */
  private static String settings(LoadPlan plan, Optional<EndpointProcess> endpoint, Path folder) {
    var url =
        endpoint
            .map(simulated -> simulated.uri().toString())
            .or(() -> plan.model().map(LoadPlan.Model::url));
    var name = plan.model().map(LoadPlan.Model::name).orElse("trawl-simulated");
    return """
    trawl.endpoints = []
    trawl.model { url = "%s", name = "%s", calls-initial = %d, calls-max = %d }
    %s
    trawl.library.directory = "%s"
    trawl.reading.max-remembered = 0
    trawl.runs.max-live = %d
    trawl.http { keys = [], max-connections = %d, max-socket-questions = %d }
    trawl.http.runs.max-kept-events = 10000
    """
        .formatted(
            url.orElse(""),
            name,
            plan.calls(),
            plan.calls(),
            endpoint.isPresent() ? "trawl.model.api-key-env = TRAWL_BENCH_HAS_NO_KEY" : "",
            folder,
            plan.longQuestions() + plan.longDuringShort() + SPARE_CAPACITY,
            plan.sockets() + plan.brokenClients() + SPARE_CAPACITY,
            Math.ceilDiv(plan.longQuestions() + plan.longDuringShort(), plan.sockets())
                + SPARE_CAPACITY);
  }

  WatchedQuestion ask(String level) {
    return sockets.ask(sample.question(), level, document);
  }

  WatchedQuestion.Observation observation(WatchedQuestion watched, String level) {
    return watched.observation(level, sample.keyword());
  }

  @Override
  public void close() throws IOException {
    sockets.close();
    try {
      server.close();
    } finally {
      if (endpoint.isPresent()) {
        endpoint.get().close();
      }
    }
  }
}
