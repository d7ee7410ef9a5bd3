package dev.trawl.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.Pace;
import dev.trawl.testkit.endpoint.SimulatedEndpoint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that need a real process, because of signals, pipes, full disks or two processes at once.
 */
class ProcessTest {
  private static final List<String> DIRECTLY = List.of();

  /** Slow enough that a run over a long text can always be interrupted in time. */
  private static final EndpointPlan SLOW =
      EndpointPlan.withoutFaults().with(Pace.instant().withLatency(Duration.ofMillis(300)));

  @TempDir private Path temporary = Path.of("");

  @Test
  void twoProcessesShareADataFolder() throws Exception {
    var file = log(2000);
    var first = start(DIRECTLY, "ask", "-f", file.toString(), TestDocuments.QUESTION);
    var second = start(DIRECTLY, "ask", "-f", file.toString(), TestDocuments.QUESTION);
    for (var run : List.of(first.end(), second.end())) {
      assertThat(run.status()).as(run.toString()).isZero();
      assertThat(run.out()).contains("Amalia Thorsen");
    }
  }

  /** A limit on the size of files has the same effect as a full disk. */
  @Test
  void reportsThatTheDataFolderIsFull() throws Exception {
    var file = log(5000);
    var limited = List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh");
    assertRejectedForLackOfSpace(
        start(limited, "ask", "--quiet", "-f", file.toString(), TestDocuments.QUESTION).end());
    var later = start(DIRECTLY, "ask", "-f", file.toString(), TestDocuments.QUESTION).end();
    assertThat(later.status()).as(later.toString()).isZero();
  }

  /**
   * Like the previous test, but on a full file system. Skipped if this user cannot mount a file
   * system.
   */
  @Test
  void reportsThatTheDiskIsFull() throws Exception {
    var file = log(5000);
    var disk = Files.createDirectory(temporary.resolve("disk"));
    var mount = "mount -t tmpfs -o size=128k tmpfs '" + disk + "'";
    assumeTrue(
        new ProcessBuilder("unshare", "-rm", "sh", "-c", mount).start().waitFor() == 0,
        "no file system may be mounted here");
    var onFullDisk = List.of("unshare", "-rm", "sh", "-c", mount + " && exec \"$@\"", "sh");
    assertRejectedForLackOfSpace(
        ProcessRun.start(
                temporary,
                onFullDisk,
                "ask",
                "--quiet",
                "--data",
                disk.toString(),
                "-f",
                file.toString(),
                TestDocuments.QUESTION)
            .end());
  }

  /**
   * Returns false if a shell started the tests in the background, because their processes then
   * ignore Ctrl-C.
   */
  private static boolean isInterruptible() throws IOException {
    var status = Path.of("/proc/self/status");
    return !Files.exists(status)
        || Files.readAllLines(status).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .noneMatch(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16) % 4 >= 2);
  }

  @Test
  void ctrlCEndsTheRunAndShowsTheQuotesFoundSoFar() throws Exception {
    assumeTrue(isInterruptible(), "Ctrl-C is ignored here");
    var file = log(60_000);
    start(DIRECTLY, "index", "-f", file.toString()).end();
    try (var endpoint = SimulatedEndpoint.start(SLOW)) {
      var run =
          start(
              DIRECTLY,
              "ask",
              "--events",
              "--level",
              "read",
              "--model-url",
              endpoint.uri().toString(),
              "--model",
              "trawl-simulated",
              "-f",
              file.toString(),
              TestDocuments.QUESTION);
      while (run.process().isAlive() && !Files.readString(run.out()).contains("\"chunkRead\"")) {
        run.process().waitFor(5, TimeUnit.MILLISECONDS);
      }
      interrupt(run.process());
      assertInterrupted(run.end());
    }
  }

  private static void assertInterrupted(CommandRun ended) {
    assertThat(ended.status()).as(ended.err()).isEqualTo(130);
    assertThat(ended.err()).contains("Interrupted after ", " chunks.");
    assertThat(ended.out().lines().toList().getLast()).contains("\"cancelled\"");
  }

  /** Other programs also set this variable. */
  @Test
  void ignoresABaseUrlInTheEnvironmentIfNoModelIsNamed() throws Exception {
    var environment = List.of("env", "-u", "TRAWL_MODEL", "OPENAI_BASE_URL=http://127.0.0.1:1/v1");
    var run = start(environment, "ask", "-f", log(20).toString(), TestDocuments.QUESTION).end();
    assertThat(run.status()).as(run.toString()).isZero();
    assertThat(run.out()).contains("Amalia Thorsen");
    assertThat(run.errLines().getFirst())
        .startsWith("No language model is configured")
        .contains("OPENAI_BASE_URL is ignored because no model is named");
  }

  @Test
  void failsIfTheAnswerCannotBeWritten() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "no /dev/full");
    var run =
        start(
                List.of("sh", "-c", "exec \"$@\" > /dev/full", "sh"),
                "ask",
                "--quiet",
                "-f",
                log(20).toString(),
                TestDocuments.QUESTION)
            .end();
    assertThat(run.status()).as(run.toString()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err()).contains("standard output");
  }

  @Test
  void doesNotFailIfTheReaderOfTheOutputEndsEarly() throws Exception {
    var run =
        start(
                List.of("sh", "-c", "\"$@\" | true", "sh"),
                "ask",
                "--quiet",
                "--events",
                "-f",
                log(200).toString(),
                TestDocuments.QUESTION)
            .end();
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEmpty();
  }

  private static void assertRejectedForLackOfSpace(CommandRun run) {
    assertThat(run.status()).as(run.toString()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    assertThat(run.errLines()).as(run.err()).hasSize(1);
    assertThat(run.err()).containsIgnoringCase("space");
  }

  private static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
  }

  private Path log(int days) {
    return new TestDocuments(temporary).text("log.txt", TestDocuments.harbourLog(days));
  }

  private ProcessRun start(List<String> before, String command, String... arguments) {
    var data = new String[] {command, "--data", temporary.resolve("data").toString()};
    var all = java.util.stream.Stream.of(data, arguments).flatMap(java.util.Arrays::stream);
    return ProcessRun.start(temporary, before, all.toArray(String[]::new));
  }
}
