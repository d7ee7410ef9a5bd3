package dev.trawl.cli.terminal;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.utils.Signals;

/**
 * Ctrl-C. While something is under way that can be stopped, the first Ctrl-C stops that; the next
 * one ends the process at once. Thread-safe.
 */
public final class Interrupts {
  private final AtomicReference<Optional<Runnable>> stop = new AtomicReference<>(Optional.empty());
  private final Runnable endProcess;

  /**
   * @param endProcess what a Ctrl-C does that nothing else takes
   */
  public Interrupts(Runnable endProcess) {
    this.endProcess = endProcess;
  }

  /** Those that reach this process. */
  public static Interrupts ofProcess() {
    return new Interrupts(() -> Runtime.getRuntime().halt(ExitStatus.INTERRUPTED));
  }

  /**
   * Does {@code work}; the first Ctrl-C during it runs {@code stop}. The signal is taken over only
   * for as long: before and after, Java's own way to end is right.
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

  /** What a Ctrl-C does now. */
  public void interrupt() {
    stop.getAndSet(Optional.empty()).ifPresentOrElse(Runnable::run, endProcess);
  }

  /** Work that waits, and may fail with {@code X}. */
  public interface Work<T, X extends Exception> {
    T run() throws X, InterruptedException;
  }
}
