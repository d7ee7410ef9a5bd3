package dev.trawl.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.trawl.testkit.habit.Habit;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** Runs {@code trawl bench endpoint} end to end. */
class EndpointCommandTest {
  private static final Pattern ADDRESS =
      Pattern.compile("Listening on (\\S+) \\(model little\\); Ctrl-C stops it\\.");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void listensUntilItIsInterrupted() throws Exception {
    var status =
        new FutureTask<>(
            () ->
                run(
                    "endpoint --model little --window 4096 --latency 1ms --thinking tags"
                        + " --habit straight-quotes=0.2,no-markdown --habit fence=0.1"));
    var command = Thread.ofPlatform().start(status);
    await().until(() -> ADDRESS.matcher(out.toString()).find());
    var address = ADDRESS.matcher(out.toString()).results().findFirst().orElseThrow().group(1);
    try (var client = HttpClient.newHttpClient()) {
      var models = HttpRequest.newBuilder(URI.create(address + "/models")).build();
      assertThat(client.send(models, HttpResponse.BodyHandlers.ofString()).body())
          .contains("\"little\"", "4096");
      client.shutdownNow();
    }
    command.interrupt();
    assertThat(status).succeedsWithin(Duration.ofSeconds(30)).isEqualTo(0);
    assertThat(err.toString()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--latency soon | soon",
        "--errors 2 | each rate must be",
        "--errors 0.6 --stalls 0.6 | each rate must be",
        "--window 1 | window",
        "--thinking aloud | aloud",
        "--outage-from -1 | outage",
        "--habit shouting | straight-quotes",
        "--habit fence=2 | fence",
      })
  void reportsInvalidOptions(String arguments, String expected) {
    assertThat(run("endpoint " + arguments)).isEqualTo(2);
    assertThat(err.toString()).contains(expected).doesNotContain("\tat ");
  }

  @Test
  void theHelpNamesEveryHabit() {
    run("endpoint --help");
    assertThat(out.toString().replaceAll("\\s+", " "))
        .contains(Stream.of(Habit.values()).map(Habit::title).toList());
  }

  @Test
  void reportsThatThePortIsInUse() throws Exception {
    try (var otherSocket = new ServerSocket(0)) {
      assertThat(run("endpoint --port " + otherSocket.getLocalPort())).isEqualTo(2);
      assertThat(err.toString()).contains("port " + otherSocket.getLocalPort());
    }
  }

  private int run(String arguments) {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out))
        .setErr(new PrintWriter(err))
        .execute(arguments.split(" "));
  }
}
