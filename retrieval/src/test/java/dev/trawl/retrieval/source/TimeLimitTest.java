package dev.trawl.retrieval.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TimeLimitTest {
  private final TimeLimit limit = new TimeLimit(1);

  @Test
  void returnsTheResultOfTheTask() throws Exception {
    assertThat(run(Duration.ofSeconds(30), () -> "done")).isEqualTo("done");
  }

  @Test
  void reportsTheExceptionOfTheTask() {
    assertThatExceptionOfType(ExecutionException.class)
        .isThrownBy(
            () ->
                run(
                    Duration.ofSeconds(30),
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .withCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void interruptsATaskAfterTheTimeout() throws Exception {
    var interrupted = new CountDownLatch(1);
    assertTimesOut(
        () -> {
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            interrupted.countDown();
          }
          return "";
        });
    interrupted.await();
    await().until(() -> limit.stuck() == 0);
  }

  @Test
  void rejectsNewTasksWhileAnUninterruptibleTaskRuns() throws Exception {
    var release = new CountDownLatch(1);
    assertTimesOut(() -> ignoreInterrupts(release));
    assertThat(limit.stuck()).isOne();
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> run(Duration.ofSeconds(30), () -> "next"))
        .withMessage(
            "a.pdf: not read, because the parsers of 1 earlier documents hang; restart trawl");
    release.countDown();
    await().until(() -> limit.stuck() == 0);
    assertThat(run(Duration.ofSeconds(30), () -> "next")).isEqualTo("next");
  }

  @Test
  void stopsATaskIfItsCallerIsInterrupted() throws Exception {
    var started = new CountDownLatch(1);
    var stopped = new AtomicReference<DocumentException>();
    var staysInterrupted =
        new FutureTask<>(
            () -> {
              assertThatExceptionOfType(DocumentException.class)
                  .isThrownBy(() -> limit.run(endless(started, stopped), "key"))
                  .withMessage("a.pdf: stopped");
              return Thread.currentThread().isInterrupted();
            });
    var caller = new Thread(staysInterrupted);
    caller.start();
    started.await();
    caller.interrupt();
    assertThat(staysInterrupted.get()).isTrue();
    assertThat(stopped.get()).hasMessage("a.pdf: stopped");
  }

  private static TimeLimit.Task<String> endless(
      CountDownLatch started, AtomicReference<DocumentException> stopped) {
    return new TimeLimit.Task<>(
        "a.pdf",
        Duration.ofMinutes(1),
        () -> {
          started.countDown();
          new CountDownLatch(1).await();
          return "";
        },
        stopped::set);
  }

  private void assertTimesOut(Callable<String> work) {
    assertThatExceptionOfType(DocumentException.class)
        .isThrownBy(() -> run(Duration.ofMillis(20), work))
        .withMessage(
            "a.pdf: took longer than key = 20 ms allows; raise it in conf/application.conf")
        .extracting(DocumentException::reason)
        .isEqualTo(Reason.TOO_SLOW);
  }

  private String run(Duration time, Callable<String> work) throws Exception {
    return limit.run(new TimeLimit.Task<>("a.pdf", time, work, why -> {}), "key");
  }

  private static String ignoreInterrupts(CountDownLatch release) {
    while (true) {
      try {
        release.await();
        return "late";
      } catch (InterruptedException e) {
        // Some parsers swallow interrupts.
      }
    }
  }
}
