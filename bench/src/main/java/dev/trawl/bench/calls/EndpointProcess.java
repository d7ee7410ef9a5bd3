package dev.trawl.bench.calls;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.trawl.bench.subject.Resources;
import dev.trawl.testkit.Counts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A simulated endpoint in a separate process, so that its processor time is not counted as the
 * client's. Clients reach it over real sockets. It ends when this process ends, even after a crash.
 * Thread-safe.
 */
public final class EndpointProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Listening on (\\S+) ");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int END_SECONDS = 5;
  private static final int TIMEOUT_SECONDS = 120;
  private static final long POLL_NANOS = 2_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;

  private EndpointProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * @param command starts an endpoint that stops when its standard input ends
   * @param options options of {@code trawl bench endpoint}
   */
  public static EndpointProcess start(List<String> command, List<String> options)
      throws IOException {
    var fullCommand = new ArrayList<>(command);
    fullCommand.addAll(options);
    var process = new ProcessBuilder(fullCommand).redirectError(Redirect.INHERIT).start();
    return new EndpointProcess(process, address(process, options));
  }

  private static URI address(Process process, List<String> options) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    for (var line = output.readLine(); line != null; line = output.readLine()) {
      var address = ADDRESS.matcher(line);
      if (address.find()) {
        return URI.create(address.group(1));
      }
    }
    throw new IllegalArgumentException("the endpoint did not start with " + options);
  }

  /** Returns the base URL for clients. */
  public URI uri() {
    return uri;
  }

  /** Returns the counts of requests since the start or since the last {@link #resetCounts}. */
  Counts counts() {
    var json = ask(HttpRequest.newBuilder(uri.resolve("/stats")).build());
    var byStatus = new HashMap<Integer, Long>();
    json.path("byStatus")
        .properties()
        .forEach(
            status -> byStatus.put(Integer.parseInt(status.getKey()), status.getValue().asLong()));
    return new Counts(
        json.path("requests").asLong(),
        json.path("inFlight").asInt(),
        json.path("mostInFlight").asInt(),
        json.path("largestPromptTokens").asInt(),
        json.path("largestCallTokens").asInt(),
        json.path("promptTokens").asLong(),
        byStatus,
        json.path("cancelled").asLong());
  }

  /**
   * Polls the counts until they satisfy {@code condition}, and returns them.
   *
   * @throws IllegalStateException if they do not satisfy it within {@value #TIMEOUT_SECONDS}
   *     seconds
   */
  Counts await(Predicate<Counts> condition) {
    var start = System.nanoTime();
    var now = counts();
    while (!condition.test(now)) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS)) {
        throw new IllegalStateException(
            "waited %d s; last counts: %s".formatted(TIMEOUT_SECONDS, now));
      }
      LockSupport.parkNanos(POLL_NANOS);
      now = counts();
    }
    return now;
  }

  /** Sets all counts to zero. */
  void resetCounts() {
    ask(HttpRequest.newBuilder(uri.resolve("/stats/reset")).POST(BodyPublishers.noBody()).build());
  }

  private JsonNode ask(HttpRequest request) {
    try {
      return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the counts of the endpoint", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Returns the processor time and the memory that the process has used. */
  Resources resources() {
    return Resources.of(process.toHandle());
  }

  @Override
  public void close() throws IOException {
    http.shutdownNow();
    process.getOutputStream().close();
    try {
      if (!process.waitFor(END_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
