package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code trawl serve} in its own process, from start to stop. */
class ServeTest {
  private static final Pattern LISTENING = Pattern.compile("^Listening on (http://\\S+);");

  @TempDir private Path temporary = Path.of("");

  @Test
  void printsItsAddressAndStopsOnATerminationSignal() throws Exception {
    var run = ProcessRun.start(temporary, List.of(), "serve", "--port", "0", "--data", data());
    var address = address(run);
    try (var client = HttpClient.newHttpClient()) {
      var ready = HttpRequest.newBuilder(URI.create(address + "/health/ready")).build();
      assertThat(client.send(ready, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
    run.process().destroy();
    var ended = run.end();
    assertThat(ended.status()).as(ended.err()).isZero();
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err()).contains("lexical", "Stopping");
  }

  private static String address(ProcessRun run) throws InterruptedException {
    var listening = LISTENING.matcher(run.errSoFar());
    while (run.process().isAlive() && !listening.find()) {
      run.process().waitFor(5, TimeUnit.MILLISECONDS);
      listening.reset(run.errSoFar());
    }
    assertThat(listening.reset(run.errSoFar()).find()).as(run.errSoFar()).isTrue();
    return listening.group(1);
  }

  @Test
  void listensOnlyOnThisMachineWithoutAKey() {
    assertRejected(
        CommandRun.of("serve", "--host", "0.0.0.0", "--port", "0", "--data", data()),
        "trawl.http.keys");
  }

  @Test
  void reportsAPortThatIsInUse() throws Exception {
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var port = String.valueOf(taken.getLocalPort());
      assertRejected(CommandRun.of("serve", "--port", port, "--data", data()), port, "--port");
    }
  }

  private static void assertRejected(CommandRun run, String... words) {
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).as(run.err()).hasSize(1);
    assertThat(run.err()).contains(words);
  }

  private String data() {
    return temporary.resolve("data").toString();
  }
}
