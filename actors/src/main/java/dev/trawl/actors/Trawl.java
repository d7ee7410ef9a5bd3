package dev.trawl.actors;

import com.typesafe.config.Config;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Source;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorSystem;

/** Trawl as a library: open documents, ask, follow the events. Thread-safe; never blocks. */
public final class Trawl implements AutoCloseable {
  /** Starts an actor system of its own; {@link #close} ends it. */
  public static Trawl start(Config config) {
    throw new UnsupportedOperationException("to be built");
  }

  /** Lives in {@code system}, which stays the caller's. */
  public static Trawl in(ActorSystem<?> system, Config config) {
    throw new UnsupportedOperationException("to be built");
  }

  /** The model that reads. */
  public ReadingModel model() {
    throw new UnsupportedOperationException("to be built");
  }

  public CompletionStage<Asking.Opened> open(List<Source> sources) {
    throw new UnsupportedOperationException("to be built");
  }

  /**
   * Asks; {@code listener} gets every event in order, one at a time, and must not block.
   *
   * @return the run under way
   */
  public Inquiry ask(
      String question, Level level, List<DocumentId> documents, Consumer<RunEvent> listener) {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public void close() {}

  /**
   * A run under way.
   *
   * @param answer fails with {@link java.util.concurrent.CancellationException} when cancelled and
   *     with {@link RunFailedException} when the run failed
   */
  public record Inquiry(RunId run, CompletionStage<Answer> answer, Runnable cancel) {}

  /** A run that ended without an answer; the message is one line. */
  public static final class RunFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public RunFailedException(String message) {
      super(message);
    }
  }
}
