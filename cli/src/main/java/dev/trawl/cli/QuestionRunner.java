package dev.trawl.cli;

import dev.trawl.actors.Trawl;
import dev.trawl.actors.run.Question;
import dev.trawl.cli.terminal.CommandFailure;
import dev.trawl.cli.terminal.Interrupts;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks one question and follows its run on the caller's thread. The queue contains at most the
 * events of one run: about one for each chunk.
 */
record QuestionRunner(OpenDocuments documents, Interrupts interrupts) {
  private static final int POLL_MS = 100;

  /**
   * Passes every event to {@code follower}, in order, and returns the last one. The run is
   * cancelled on Ctrl-C and if the follower throws.
   */
  What ask(Question question, Consumer<RunEvent> follower) {
    documents.settings().check(question.text());
    var events = new LinkedBlockingQueue<RunEvent>();
    var run = documents.trawl().ask(question, events::add);
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

  private What follow(
      Trawl.Inquiry run, LinkedBlockingQueue<RunEvent> events, Consumer<RunEvent> follower)
      throws InterruptedException {
    var answer = run.answer().toCompletableFuture();
    while (true) {
      var ended = answer.isDone();
      var event = events.poll(POLL_MS, TimeUnit.MILLISECONDS);
      if (event != null) {
        var withLeftOutDocuments = withLeftOutDocuments(event);
        follower.accept(withLeftOutDocuments);
        if (withLeftOutDocuments.what().isLast()) {
          return withLeftOutDocuments.what();
        }
      } else if (ended) {
        return answer.handle(this::lastEvent).join();
      }
    }
  }

  /** Derives the last event from the answer, for a run that ended without a last event. */
  private What lastEvent(@Nullable Answer answer, @Nullable Throwable failure) {
    return answer == null
        ? new What.Failed(String.valueOf(failure))
        : new What.Answered(documents.withLeftOutDocuments(answer));
  }

  private RunEvent withLeftOutDocuments(RunEvent event) {
    return event.what() instanceof What.Answered(var answer)
        ? new RunEvent(
            event.run(),
            event.seq(),
            event.at(),
            event.usage(),
            new What.Answered(documents.withLeftOutDocuments(answer)))
        : event;
  }
}
