package dev.trawl.cli;

import dev.trawl.actors.Trawl;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question and follows its run on the caller's thread. The queue between holds at most the
 * events of one run, whose number grows with the chunks.
 */
record Inquiry(OpenDocuments documents, Interrupts interrupts) {
  private static final int POLL_MS = 100;

  /**
   * Hands every event to {@code follower}, in order, and returns the last. Ctrl-C cancels the run,
   * and so does a follower that fails.
   */
  What ask(String question, Level level, Consumer<RunEvent> follower) {
    check(question);
    var events = new LinkedBlockingQueue<RunEvent>();
    var run = documents.trawl().ask(question, level, documents.ids(), events::add);
    try {
      return interrupts.stoppable(run.cancel(), () -> follow(run, events, follower));
    } catch (RuntimeException failure) {
      run.cancel().run();
      throw failure;
    } catch (InterruptedException stopped) {
      run.cancel().run();
      throw CommandFailure.interrupted("interrupted");
    }
  }

  private static What follow(
      Trawl.Inquiry run, LinkedBlockingQueue<RunEvent> events, Consumer<RunEvent> follower)
      throws InterruptedException {
    var answer = run.answer().toCompletableFuture();
    while (true) {
      var ended = answer.isDone();
      var event = events.poll(POLL_MS, TimeUnit.MILLISECONDS);
      if (event != null) {
        follower.accept(event);
        if (event.what().isLast()) {
          return event.what();
        }
      } else if (ended) {
        return answer.handle(Inquiry::withoutLastEvent).join();
      }
    }
  }

  /** The run ended and its last event never came: the answer itself says how. */
  private static What withoutLastEvent(@Nullable Answer answer, @Nullable Throwable failure) {
    return answer == null ? new What.Failed(String.valueOf(failure)) : new What.Answered(answer);
  }

  /** A question must leave room in the window for what answers it. */
  private void check(String question) {
    if (question.isBlank()) {
      throw CommandFailure.unusable("the question is empty; put it in quotes after the options");
    }
    var model = documents.trawl().model();
    var tokens = model.promptTokens(new ModelTask.Split(question));
    var room = model.window().promptTokens() / 2;
    if (tokens > room) {
      throw CommandFailure.unusable(
          ("the question is too long: %s where the window has room for %s; shorten it, or give its"
                  + " long part as a document with -f")
              .formatted(Count.of(tokens, "token"), Count.of(room)));
    }
  }
}
