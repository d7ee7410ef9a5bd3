package dev.trawl.actors;

import dev.trawl.actors.call.Load;
import dev.trawl.actors.run.Listener;
import dev.trawl.actors.run.Question;
import dev.trawl.actors.run.RunFailedException;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Usage;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.pattern.StatusReply;

/**
 * Asks questions for {@link Trawl}. Thread-safe.
 *
 * <p>A lock ensures that no question is sent to the guardian after {@link Guardian.Close}, because
 * a stopped guardian never answers. Code under the lock never waits.
 */
final class QuestionAccess {
  private final ActorSystem<?> system;
  private final ActorRef<Asking.Command> guardian;
  private final TrawlSettings settings;
  private final OpenCalls calls;

  QuestionAccess(
      ActorSystem<?> system,
      ActorRef<Asking.Command> guardian,
      TrawlSettings settings,
      OpenCalls calls) {
    this.system = system;
    this.guardian = guardian;
    this.settings = settings;
    this.calls = calls;
  }

  Trawl.Inquiry ask(Question question, Consumer<RunEvent> listener) {
    return ask(question, listener, calls.begin());
  }

  Trawl.Streamed stream(Question question) {
    var events = new RunEvents(settings.stream());
    var answer = calls.<Answer>begin();
    answer.whenComplete(
        (given, failure) -> {
          if (failure != null) {
            events.fail(failure);
          }
        });
    return new Trawl.Streamed(ask(question, events::accept, answer), events);
  }

  private Trawl.Inquiry ask(
      Question question, Consumer<RunEvent> listener, CompletableFuture<Answer> answer) {
    var run = RunId.random();
    if (!answer.isDone()) {
      listen(
          run,
          Listener.create(guardian, listener, answer, TrawlClosedException::new),
          answer,
          question);
    }
    return new Trawl.Inquiry(run, answer.minimalCompletionStage(), () -> cancel(run));
  }

  private void listen(
      RunId run, Behavior<RunEvent> listener, CompletableFuture<Answer> answer, Question question) {
    try {
      var events =
          system.systemActorOf(
              listener, "%s-%s".formatted(guardian.path().name(), run), Props.empty());
      ask(run, question, events);
    } catch (IllegalStateException systemEnds) {
      answer.completeExceptionally(new TrawlClosedException());
    }
  }

  void ask(RunId run, Question question, ActorRef<RunEvent> events) {
    if (!tell(question.ask(run, events))) {
      events.tell(
          new RunEvent(
              run, 1, Instant.now(), Usage.NONE, new What.Failed(TrawlClosedException.MESSAGE)));
    }
  }

  void cancel(RunId run) {
    tell(new Asking.Cancel(run));
  }

  private synchronized boolean tell(Asking.Command command) {
    if (calls.isClosed()) {
      return false;
    }
    guardian.tell(command);
    return true;
  }

  synchronized void close() {
    calls.close();
    guardian.tell(new Guardian.Close());
  }

  CompletionStage<Estimate> estimate(String question, Level level, List<DocumentId> documents) {
    return AskPattern.<Asking.Command, Estimate>askWithStatus(
            guardian,
            replyTo -> new Guardian.AskEstimate(question, level, documents, replyTo),
            settings.runs().timeout(),
            system.scheduler())
        .exceptionallyCompose(QuestionAccess::failed);
  }

  CompletionStage<Load> load() {
    return AskPattern.ask(
        guardian, Guardian.AskLoad::new, settings.runs().retrieverTimeout(), system.scheduler());
  }

  private static CompletionStage<Estimate> failed(Throwable failure) {
    var cause = failure instanceof CompletionException ? failure.getCause() : failure;
    return CompletableFuture.failedStage(
        cause instanceof StatusReply.ErrorMessage refused
            ? new RunFailedException(String.valueOf(refused.getMessage()))
            : failure);
  }
}
