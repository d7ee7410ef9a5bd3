package dev.trawl.http.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/**
 * Tests that broken clients leak no resources. Runs alone, because it counts the resources of the
 * whole process.
 *
 * <p>A leak for one kind of client grows with every round; pools, caches and late class loading do
 * not. So each counted resource may grow by less than one per round.
 */
@Isolated
class LeaksTest {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final int CLIENTS = 60;
  private static final int ROUNDS = 8;
  private static final String LIVE = "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n";

  /** The server has one instance for each WebSocket. */
  private static final String SESSION = "dev.trawl.http.questions.StreamSession";

  /** The bytes that broken clients send before they disconnect. */
  private static final List<String> INCOMPLETE_REQUESTS =
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
  void brokenClientsLeakNothing(@TempDir Path folder) {
    try (var site = Site.in(folder)) {
      // The first rounds create resources that are kept: threads of pools, classes, metric series.
      connectAndDisconnect(site);
      connectAndDisconnect(site);
      var before = settledResources();
      for (var round = 0; round < ROUNDS; round++) {
        connectAndDisconnect(site);
      }
      await()
          .atMost(120, SECONDS)
          .untilAsserted(() -> assertThat(grown(before, Resources.now())).isEmpty());
    }
  }

  /** Checks that the test above can fail: connections that stay open are detected. */
  @Test
  void detectsConnectionsThatStayOpen(@TempDir Path folder) {
    try (var site = Site.in(folder)) {
      connectAndDisconnect(site);
      await().atMost(120, SECONDS).until(() -> !Resources.now().counts().containsKey(SESSION));
      var before = Resources.now();
      var kept = new ArrayList<RawSocket>();
      for (var round = 0; round < ROUNDS; round++) {
        kept.add(new RawSocket(site).upgraded());
      }

      assertThat(grown(before, Resources.now())).contains(SESSION);
      kept.forEach(RawSocket::close);
    }
  }

  /** The resources in use when their number no longer decreases. */
  private static Resources settledResources() {
    var last = new AtomicReference<>(Resources.now());
    await()
        .atMost(120, SECONDS)
        .pollInterval(1, SECONDS)
        .until(
            () -> {
              var now = Resources.now();
              return grown(now, last.getAndSet(now)).isEmpty();
            });
    return last.get();
  }

  /** The names of the resources that grew by at least one per round. */
  private static List<String> grown(Resources before, Resources now) {
    return now.counts().entrySet().stream()
        .filter(each -> each.getValue() - before.counts().getOrDefault(each.getKey(), 0L) >= ROUNDS)
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Connects, sends each of the incomplete requests, and disconnects in the middle of it. */
  private static void connectAndDisconnect(Site site) {
    var clients = new ArrayList<RawSocket>();
    for (var i = 0; i < CLIENTS; i++) {
      clients.add(
          new RawSocket(site).send(INCOMPLETE_REQUESTS.get(i % INCOMPLETE_REQUESTS.size())));
      clients.add(new RawSocket(site).upgraded().send("\u0081\u00ff"));
    }
    assertThat(RawSocket.statuses(site, LIVE)).containsExactly(200);
    clients.forEach(RawSocket::close);
  }

  @Test
  void clientsOfAFullServerAreServedWhenOthersDisconnect(@TempDir Path folder) {
    var maxConnections = 20;
    try (var site = Site.in(folder, "trawl.http.max-connections = " + maxConnections)) {
      var connections = new ArrayList<RawSocket>();
      for (var i = 0; i < maxConnections; i++) {
        connections.add(new RawSocket(site).upgraded());
      }
      var waiting = new ArrayList<RawSocket>();
      for (var i = 0; i < 10; i++) {
        waiting.add(new RawSocket(site).send(LIVE).stopSending());
      }
      connections.forEach(RawSocket::close);
      for (var client : waiting) {
        assertThat(RawSocket.statuses(client.readToEnd())).containsExactly(200);
        client.close();
      }
    }
  }

  /**
   * The resources of the process: open file descriptors, if the system reports them; threads by
   * name, except those of pools, whose number is bounded; and live objects of trawl's classes,
   * actors and connections.
   */
  private record Resources(Map<String, Long> counts) {
    private static final Pattern POOL = Pattern.compile("dispatcher|ForkJoinPool|commonPool");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern OBJECTS =
        Pattern.compile(
            "\\d+:\\s+(\\d+)\\s+\\d+\\s+(dev\\.trawl\\.\\S+|org\\.apache\\.pekko\\.actor\\.ActorCell|sun\\.nio\\.ch\\.SocketChannelImpl)(?=\\s)");

    static Resources now() {
      var counts = new HashMap<String, Long>();
      // The histogram runs a garbage collection first, so only reachable objects are counted.
      OBJECTS
          .matcher(histogram())
          .results()
          .forEach(each -> counts.put(each.group(2), Long.parseLong(each.group(1))));
      Thread.getAllStackTraces().keySet().stream()
          .map(Thread::getName)
          .filter(name -> !POOL.matcher(name).find())
          .forEach(name -> counts.merge(NUMBER.matcher(name).replaceAll("#"), 1L, Long::sum));
      counts.put("descriptors", descriptors());
      return new Resources(counts);
    }

    private static String histogram() {
      try {
        return (String)
            ManagementFactory.getPlatformMBeanServer()
                .invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"),
                    "gcClassHistogram",
                    new Object[] {new String[0]},
                    new String[] {String[].class.getName()});
      } catch (JMException failure) {
        throw new AssertionError(failure);
      }
    }

    private static long descriptors() {
      if (!Files.isDirectory(DESCRIPTORS)) {
        return 0;
      }
      try (var all = Files.list(DESCRIPTORS)) {
        return all.count();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
