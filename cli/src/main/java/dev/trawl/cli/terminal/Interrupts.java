package dev.trawl.cli.terminal;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;

/**
 * Handles Ctrl-C. During stoppable work, the first Ctrl-C stops the work, and the second ends the
 * process at once. Thread-safe.
 */
public final class Interrupts {
  private final AtomicReference<Optional<Runnable>> stop = new AtomicReference<>(Optional.empty());
  private final Runnable endProcess;

  /**
   * @param endProcess called on Ctrl-C if no stoppable work is running
   */
  public Interrupts(Runnable endProcess) {
    this.endProcess = endProcess;
  }

  /** Handles the signals of this process. */
  public static Interrupts ofProcess() {
    return new Interrupts(() -> Runtime.getRuntime().halt(ExitStatus.INTERRUPTED));
  }

  /**
   * Waits for {@code stage}. Ctrl-C ends the command.
   *
   * @param interrupted the message that is shown to the user in this case
   */
  public <T> T await(CompletionStage<T> stage, String interrupted) {
    var waiting = Thread.currentThread();
    try {
      return stoppable(waiting::interrupt, stage.toCompletableFuture()::get);
    } catch (InterruptedException stopped) {
      throw CommandFailure.interrupted(interrupted);
    } catch (ExecutionException failure) {
      throw new CompletionException(failure.getCause());
    }
  }

  /**
   * Runs {@code work}. The first Ctrl-C during the work runs {@code stop}. Before and after the
   * work, Java's own handler ends the process.
   */
  public <T, X extends Exception> T stoppable(Runnable stop, Work<T, X> work)
      throws X, InterruptedException {
    this.stop.set(Optional.of(stop));
    var before = Optional.ofNullable(Signals.register("INT", this::interrupt));
    try {
      return work.run();
    } finally {
      before.ifPresent(previous -> Signals.unregister("INT", previous));
      this.stop.set(Optional.empty());
    }
  }

  /** Acts as if Ctrl-C were pressed. */
  public void interrupt() {
    stop.getAndSet(Optional.empty()).ifPresentOrElse(Runnable::run, endProcess);
  }

  /** Blocking work that may fail with {@code X}. */
  public interface Work<T, X extends Exception> {
    T run() throws X, InterruptedException;
  }
}
