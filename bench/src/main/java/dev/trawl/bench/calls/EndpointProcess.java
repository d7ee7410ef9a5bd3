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
 * A simulated endpoint in a process of its own, over real sockets: its processor time is not the
 * client's. It ends with this process, whatever becomes of it. Thread-safe.
 */
public final class EndpointProcess implements AutoCloseable {
  private static final Pattern ADDRESS = Pattern.compile("Listening on (\\S+) ");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int END_SECONDS = 5;
  private static final int PATIENCE_SECONDS = 120;
  private static final long LOOK_NANOS = 2_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Process process;
  private final URI uri;

  private EndpointProcess(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /**
   * @param command starts an endpoint that ends with its standard input
   * @param options of {@code trawl bench endpoint}
   */
  public static EndpointProcess start(List<String> command, List<String> options)
      throws IOException {
    var whole = new ArrayList<>(command);
    whole.addAll(options);
    var process = new ProcessBuilder(whole).redirectError(Redirect.INHERIT).start();
    return new EndpointProcess(process, address(process, options));
  }

  private static URI address(Process process, List<String> options) throws IOException {
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    for (var line = said.readLine(); line != null; line = said.readLine()) {
      var address = ADDRESS.matcher(line);
      if (address.find()) {
        return URI.create(address.group(1));
      }
    }
    throw new IllegalArgumentException("the endpoint did not start with " + options);
  }

  /** What clients call the base URL. */
  public URI uri() {
    return uri;
  }

  /** What it has seen since its start or the last {@link #forget}. */
  Counts counts() {
    var json = ask(HttpRequest.newBuilder(uri.resolve("/stats")).build());
    var byStatus = new HashMap<Integer, Long>();
    json.path("byStatus")
        .properties()
        .forEach(one -> byStatus.put(Integer.parseInt(one.getKey()), one.getValue().asLong()));
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
   * The counts when {@code wanted} first holds of them, or a little later.
   *
   * @throws IllegalStateException when it does not within {@value #PATIENCE_SECONDS} seconds
   */
  Counts await(Predicate<Counts> wanted) {
    var start = System.nanoTime();
    var now = counts();
    while (!wanted.test(now)) {
      if (System.nanoTime() - start > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
        throw new IllegalStateException(
            "waited %d s; last counts: %s".formatted(PATIENCE_SECONDS, now));
      }
      LockSupport.parkNanos(LOOK_NANOS);
      now = counts();
    }
    return now;
  }

  /** Sets all counts to zero. */
  void forget() {
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

  /** What it has taken. */
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
