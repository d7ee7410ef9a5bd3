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

/** Clients that dawdle, fall silent, or do not listen. They hold up nobody but themselves. */
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
  void whoDoesNotFinishAHeadIsHungUpOn(String beginning) {
    try (var site = Site.in(folder, "trawl.http.heads.timeout = 2s");
        var slow = new RawSocket(site).say(beginning)) {
      assertThat(slow.rest()).isEmpty();
    }
  }

  @Test
  void whoDripsAHeadIsHungUpOn() {
    try (var site = Site.in(folder, "trawl.http.heads.timeout = 2s");
        var slow = new RawSocket(site).say("GET /health/live HTTP/1.1\r\nX-A: ");
        var dripping = Executors.newSingleThreadScheduledExecutor()) {
      dripping.scheduleWithFixedDelay(() -> slow.say("a"), 0, 100, MILLISECONDS);
      assertThat(slow.rest()).isEmpty();
    }
  }

  @Test
  void whoHasHadAReplyAndAsksNothingMoreIsHungUpOn() {
    try (var site = Site.in(folder, "trawl.http.heads.timeout = 2s");
        var idle = new RawSocket(site).say(LIVE)) {
      assertThat(RawSocket.statuses(idle.rest())).containsExactly(200);
    }
  }

  @Test
  void whoWaitsForAReplyIsNotHungUpOn() {
    var model = new HeldModel();
    try (var site = Site.reading(model, folder, "trawl.http.heads.timeout = 1s")) {
      var run = site.ask(site.open(Site.log(9)));
      try (var events = new RawSocket(site).say(follow(run));
          var socket = new RawSocket(site).upgraded();
          var silent = new RawSocket(site)) {
        assertThat(silent.rest()).isEmpty();
        // By now their time would be up as well.
        model.letGo();
        assertThat(events.rest()).contains("event: answered");
        socket.say("\u0081\u0082\0\0\0\0{}");
        assertThat(socket.upTo("}}")).contains("\"error\"");
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
  void whoDoesNotFinishABodyIsToldSoAndLeavesNothing(String half) throws IOException {
    try (var site = Site.in(folder, "trawl.http.body-timeout = 1s");
        var slow = new RawSocket(site).say(half)) {
      assertThat(RawSocket.statuses(slow.rest())).containsExactly(408);
      await().atMost(60, SECONDS).untilAsserted(() -> assertThat(uploads()).isEmpty());
    }
  }

  private List<Path> uploads() throws IOException {
    try (var files = Files.list(Site.uploads(folder))) {
      return files.toList();
    }
  }

  @Test
  void whoNeverEndsABodyThatNobodyWantsIsHungUpOn() {
    try (var site = Site.in(folder);
        var slow =
            new RawSocket(site)
                .say("POST /nothing HTTP/1.1\r\n" + HOST + "Content-Length: 99999\r\n\r\nfog")) {
      assertThat(RawSocket.statuses(slow.rest())).containsExactly(404);
    }
  }

  @Test
  void whoOnlyListensAnyMoreIsAnswered() {
    try (var site = Site.in(folder);
        var half = new RawSocket(site).say(LIVE).fallSilent()) {
      assertThat(RawSocket.statuses(half.rest())).containsExactly(200);
    }
  }

  @Test
  void whoDoesNotReadHoldsUpNeitherTheRunNorOthers() {
    try (var site = Site.in(folder, "trawl.http.runs.max-batch = 16")) {
      var run = site.ask(site.open(Site.log(1_000)));
      try (var events = new RawSocket(site, 1 << 14).say(follow(run));
          var socket = new RawSocket(site, 1 << 14).upgraded()) {
        var resume = "{\"type\": \"resume\", \"run\": \"%s\"}".formatted(run);
        socket.say("\u0081" + (char) (0x80 + resume.length()) + "\0\0\0\0" + resume);
        await().atMost(60, SECONDS).until(() -> state(site, run).equals("answered"));
        assertThat(site.upload("b.txt", "Fog.".getBytes(UTF_8)).status()).isEqualTo(201);
        assertNumbered("id: ([0-9]+)\n", events.rest());
        assertNumbered("\"seq\":([0-9]+)", socket.upTo("\"type\":\"answered\""));
      }
    }
  }

  private static String follow(String run) {
    return "GET /v1/runs/%s/events HTTP/1.1\r\n%s\r\n".formatted(run, HOST);
  }

  private static String state(Site site, String run) {
    return site.get("/v1/runs/" + run).json().path("status").asText();
  }

  private static void assertNumbered(String number, String heard) {
    var numbers = new ArrayList<Long>();
    Pattern.compile(number)
        .matcher(heard)
        .results()
        .forEach(found -> numbers.add(Long.parseLong(found.group(1))));
    assertThat(numbers)
        .hasSizeGreaterThan(1_000)
        .isEqualTo(LongStream.rangeClosed(1, numbers.size()).boxed().toList());
  }
}
