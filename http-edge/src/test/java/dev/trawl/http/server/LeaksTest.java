package dev.trawl.http.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What many broken clients leave behind. Alone, because it counts what the whole process has. */
@Isolated
class LeaksTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int CLIENTS = 60;
  private static final long MEBIBYTE = 1 << 20;
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** What broken clients begin with. */
  private static final List<String> BEGINNINGS =
      List.of(
          "",
          "GET /health",
          "GET /v1/documents HTTP/1.1\r\nHost: localhost\r\nX-A: a",
          "POST /v1/questions HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
              + "Content-Length: 99\r\n\r\n{",
          "POST /v1/documents HTTP/1.1\r\nHost: localhost\r\n"
              + "Content-Type: multipart/form-data; boundary=x\r\nContent-Length: 99\r\n\r\n--x",
          "\u0016\u0003\u0001\u0002\0",
          "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ");

  @Test
  void brokenClientsLeaveNothingBehind(@TempDir Path folder) {
    try (var site = Site.in(folder)) {
      // The first round makes what stays: threads of pools, classes.
      visit(site);
      await().atMost(60, SECONDS).until(() -> quietSince(Used.now()));
      var before = Used.now();
      for (var round = 0; round < 5; round++) {
        visit(site);
      }
      await()
          .atMost(60, SECONDS)
          .untilAsserted(
              () -> {
                var now = Used.now();
                assertThat(now.descriptors()).isLessThanOrEqualTo(before.descriptors() + 5);
                assertThat(now.threads()).isLessThanOrEqualTo(before.threads() + 10);
                assertThat(now.heapBytes()).isLessThan(before.heapBytes() + 64 * MEBIBYTE);
              });
    }
  }

  /** Comes, begins in every way there is, and is gone in the middle. */
  private static void visit(Site site) {
    var clients = new ArrayList<RawSocket>();
    for (var i = 0; i < CLIENTS; i++) {
      clients.add(new RawSocket(site).say(BEGINNINGS.get(i % BEGINNINGS.size())));
      clients.add(new RawSocket(site).upgraded().say("\u0081\u00ff"));
    }
    assertThat(RawSocket.statuses(site, LIVE)).containsExactly(200);
    clients.forEach(RawSocket::close);
  }

  private static boolean quietSince(Used before) {
    return Used.now().descriptors() <= before.descriptors();
  }

  @Test
  void whoComesToAFullServerIsServedWhenOthersLeave(@TempDir Path folder) {
    var most = 20;
    try (var site = Site.in(folder, "trawl.http.max-connections = " + most)) {
      var held = new ArrayList<RawSocket>();
      for (var i = 0; i < most; i++) {
        held.add(new RawSocket(site).upgraded());
      }
      var waiting = new ArrayList<RawSocket>();
      for (var i = 0; i < 10; i++) {
        waiting.add(new RawSocket(site).say(LIVE).fallSilent());
      }
      held.forEach(RawSocket::close);
      for (var client : waiting) {
        assertThat(RawSocket.statuses(client.rest())).containsExactly(200);
        client.close();
      }
    }
  }

  /** What this process has; no descriptors are counted where the system does not tell. */
  private record Used(int descriptors, int threads, long heapBytes) {
    static Used now() {
      System.gc();
      var heap = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
      return new Used(open(), Thread.activeCount(), heap);
    }

    private static int open() {
      if (!Files.isDirectory(DESCRIPTORS)) {
        return 0;
      }
      try (var all = Files.list(DESCRIPTORS)) {
        return (int) all.count();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
