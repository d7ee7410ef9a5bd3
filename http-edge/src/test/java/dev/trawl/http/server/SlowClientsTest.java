package dev.trawl.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests clients that are slow, send nothing, or do not read. They must not delay other clients. */
class SlowClientsTest {
  private static final String HOST = "Host: localhost\r\n";
  private static final String LIVE = "GET /health/live HTTP/1.1\r\n" + HOST + "\r\n";
  private static final String UPLOAD =
      "POST /v1/documents HTTP/1.1\r\n"
          + HOST
          + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 2000\r\n\r\n--x";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"", "GET /", "GET /health/live HTTP/1.1\r\nHost: localhost\r\nX-A: b"})
  void disconnectsAClientThatDoesNotFinishItsHeaders(String beginning) {
    try (var site = Site.in(folder, "trawl.http.heads.timeout = 2s");
        var slow = new RawSocket(site).send(beginning)) {
      assertThat(slow.readToEnd()).isEmpty();
    }
  }

  @Test
  void disconnectsAClientThatSendsItsHeadersTooSlowly() {
    try (var site = Site.in(folder, "trawl.http.heads.timeout = 2s");
        var slow = new RawSocket(site).send("GET /health/live HTTP/1.1\r\nX-A: ");
        var dripping = Executors.newSingleThreadScheduledExecutor()) {
      dripping.scheduleWithFixedDelay(() -> slow.send("a"), 0, 100, MILLISECONDS);
      assertThat(slow.readToEnd()).isEmpty();
    }
  }

  @Test
  void disconnectsAnIdleClientAfterItsReply() {
    try (var site = Site.in(folder, "trawl.http.heads.timeout = 2s");
        var idle = new RawSocket(site).send(LIVE)) {
      assertThat(RawSocket.statuses(idle.readToEnd())).containsExactly(200);
    }
  }

  @Test
  void doesNotDisconnectAClientThatWaitsForAReply() {
    var model = new BlockedModel();
    try (var site = Site.reading(model, folder, "trawl.http.heads.timeout = 1s")) {
      var run = site.ask(site.open(Site.log(9)));
      try (var events = new RawSocket(site).send(follow(run));
          var socket = new RawSocket(site).upgraded();
          var silent = new RawSocket(site)) {
        assertThat(silent.readToEnd()).isEmpty();
        // For the other two clients, the timeout would have passed by now as well.
        model.release();
        assertThat(events.readToEnd()).contains("event: answered");
        socket.send("\u0081\u0082\0\0\0\0{}");
        assertThat(socket.readUpTo("}}")).contains("\"error\"");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /v1/questions HTTP/1.1\r\n"
            + HOST
            + "Content-Type: application/json\r\nContent-Length: 20\r\n\r\n{",
        UPLOAD,
        UPLOAD + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nfog"
      })
  void repliesWithStatus408ToAnIncompleteBodyAndDeletesItsFile(String half) throws IOException {
    try (var site = Site.in(folder, "trawl.http.body-timeout = 1s");
        var slow = new RawSocket(site).send(half)) {
      assertThat(RawSocket.statuses(slow.readToEnd())).containsExactly(408);
      await().atMost(60, SECONDS).untilAsserted(() -> assertThat(uploads()).isEmpty());
    }
  }

  private List<Path> uploads() throws IOException {
    try (var files = Files.list(Site.uploads(folder))) {
      return files.toList();
    }
  }

  @Test
  void disconnectsAClientThatNeverFinishesABodyThatNobodyReads() {
    try (var site = Site.in(folder);
        var slow =
            new RawSocket(site)
                .send("POST /nothing HTTP/1.1\r\n" + HOST + "Content-Length: 99999\r\n\r\nfog")) {
      assertThat(RawSocket.statuses(slow.readToEnd())).containsExactly(404);
    }
  }

  @Test
  void repliesToAClientThatHasClosedItsOutput() {
    try (var site = Site.in(folder);
        var half = new RawSocket(site).send(LIVE).stopSending()) {
      assertThat(RawSocket.statuses(half.readToEnd())).containsExactly(200);
    }
  }

  @Test
  void aClientThatDoesNotReadDelaysNeitherTheRunNorOtherClients() {
    try (var site = Site.in(folder, "trawl.http.runs.max-batch = 16")) {
      var run = site.ask(site.open(Site.log(1_000)));
      try (var events = new RawSocket(site, 1 << 14).send(follow(run));
          var socket = new RawSocket(site, 1 << 14).upgraded()) {
        var resume = "{\"type\": \"resume\", \"run\": \"%s\"}".formatted(run);
        socket.send("\u0081" + (char) (0x80 + resume.length()) + "\0\0\0\0" + resume);
        await().atMost(60, SECONDS).until(() -> state(site, run).equals("answered"));
        assertThat(site.upload("b.txt", "Fog.".getBytes(UTF_8)).status()).isEqualTo(201);
        assertNumbered("id: ([0-9]+)\n", events.readToEnd());
        assertNumbered("\"seq\":([0-9]+)", socket.readUpTo("\"type\":\"answered\""));
      }
    }
  }

  private static String follow(String run) {
    return "GET /v1/runs/%s/events HTTP/1.1\r\n%s\r\n".formatted(run, HOST);
  }

  private static String state(Site site, String run) {
    return site.get("/v1/runs/" + run).json().path("status").asText();
  }

  private static void assertNumbered(String number, String received) {
    var numbers = new ArrayList<Long>();
    Pattern.compile(number)
        .matcher(received)
        .results()
        .forEach(found -> numbers.add(Long.parseLong(found.group(1))));
    assertThat(numbers)
        .hasSizeGreaterThan(1_000)
        .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
  }
}
