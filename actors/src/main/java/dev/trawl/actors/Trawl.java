package dev.trawl.actors;

import com.typesafe.config.Config;
import dev.trawl.actors.call.Load;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.call.Observer;
import dev.trawl.actors.run.Question;
import dev.trawl.actors.run.Run;
import dev.trawl.actors.run.RunFailedException;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunId;
import dev.trawl.retrieval.index.Library;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;

/**
 * Trawl as a library: open documents, ask questions, follow the events. Thread-safe; no method
 * blocks. After {@link #close} every call fails at once with {@link TrawlClosedException}.
 *
 * <pre>{@code
 * try (var trawl = Trawl.start(ConfigFactory.empty())) {
 *   var opened = trawl.open(List.of(new Source.LocalFile(path, "minutes.pdf"))).toCompletableFuture().join();
 *   var documents = opened.documents().stream().map(Document::id).toList();
 *   var answer = trawl.ask("Where was the meeting moved to?", Level.AUTO, documents, event -> {}).answer();
 * }
 * }</pre>
 */
public final class Trawl extends TrawlModels implements AutoCloseable {
  private final ActorSystem<?> system;
  private final OpenCalls calls;
  private final QuestionAccess questions;
  private final TrawlSettings settings;
  private final Observers observers;
  private final Runnable onClose;

  private Trawl(
      ActorSystem<?> system,
      ActorRef<Asking.Command> guardian,
      OpenCalls calls,
      Models models,
      TrawlSettings settings,
      Observers observers,
      Runnable onClose) {
    super(
        new DocumentAccess(guardian, settings, system.scheduler()),
        calls,
        models,
        settings.chunkTokensMax());
    this.system = system;
    this.calls = calls;
    this.questions = new QuestionAccess(system, guardian, settings, calls);
    this.settings = settings;
    this.observers = observers;
    this.onClose = onClose;
  }

  /**
   * @param onClose releases the models' resources, and terminates the actor system if trawl created
   *     it
   */
  static Trawl in(
      ActorSystem<?> system,
      Library library,
      Models models,
      TrawlSettings settings,
      Observers observers,
      Runnable onClose) {
    var name = "trawl-" + UUID.randomUUID();
    var guardian =
        system.systemActorOf(
            Guardian.create(models, library, settings, observers), name, Props.empty());
    var calls = new OpenCalls();
    system.systemActorOf(
        GuardianWatch.create(guardian, calls::close), name + "-watch", Props.empty());
    return new Trawl(system, guardian, calls, models, settings, observers, onClose);
  }

  /** Starts trawl in its own actor system, as {@link TrawlBuilder#start} does. */
  public static Trawl start(Config config) {
    return with(config).start();
  }

  /** Starts trawl in {@code system}, as {@link TrawlBuilder#in} does. */
  public static Trawl in(ActorSystem<?> system, Config config) {
    return with(config).in(system);
  }

  /**
   * A builder with {@code config}. A missing setting is taken from the application's configuration,
   * otherwise from the defaults in {@code conf/application.conf}.
   */
  public static TrawlBuilder with(Config config) {
    return TrawlBuilder.with(config);
  }

  /**
   * Estimates the usage, time and cost of {@link #ask}. Calls no model and spends nothing; reads
   * the text of every chunk once.
   *
   * @return fails with {@link RunFailedException} if {@code ask} would fail at once or a document
   *     cannot be read
   */
  public CompletionStage<Estimate> estimate(
      String question, Level level, List<DocumentId> documents) {
    return calls.call(() -> questions.estimate(question, level, List.copyOf(documents)));
  }

  /** Asks a question without a budget. */
  public Inquiry ask(
      String question, Level level, List<DocumentId> documents, Consumer<RunEvent> listener) {
    return ask(Question.of(question, level, documents), listener);
  }

  /** Asks a question, and spends no more than {@code budget}. */
  public Inquiry ask(
      String question,
      Level level,
      List<DocumentId> documents,
      Budget budget,
      Consumer<RunEvent> listener) {
    return ask(Question.of(question, level, documents).withBudget(budget), listener);
  }

  /**
   * Asks a question.
   *
   * @param listener receives every event in order, one at a time; must not block. If it throws, it
   *     receives no more events, and the run continues
   */
  public Inquiry ask(Question question, Consumer<RunEvent> listener) {
    return questions.ask(question, listener);
  }

  /**
   * Asks a question, and streams its events.
   *
   * <p>The stream allows one subscriber, which may subscribe at any time, even after the run has
   * ended. It receives all events, starting with the first one, as it requests them, on a thread of
   * the JDK's common pool. The run does not wait for the subscriber: if more than {@code
   * trawl.stream.max-waiting-events} are waiting, the stream fails and the run continues. The run
   * also continues if the subscriber cancels. The stream completes after the event that ends the
   * run, and fails if trawl is closed first. A second subscriber receives an {@link
   * IllegalStateException}.
   */
  public Streamed stream(Question question) {
    return questions.stream(question);
  }

  /**
   * Asks a question on behalf of an actor, which receives every event. If that actor stops, the run
   * is cancelled.
   *
   * @param run the id of the new run
   */
  public void ask(RunId run, Question question, ActorRef<RunEvent> events) {
    questions.ask(run, question, events);
  }

  /** Stops a run and its model calls. Has no effect on a run that has ended. */
  public void cancel(RunId run) {
    questions.cancel(run);
  }

  /**
   * The reason why {@code question} would be refused, in one line; empty if it would be accepted.
   * Does not check whether its documents are open.
   */
  public Optional<String> refusal(Question question) {
    var refusal =
        question.requirements().isChat()
            ? Run.refusal(question.text(), settings.runs())
            : Run.refusal(question.text(), question.documents(), settings.runs());
    return refusal.or(() -> refusal(question.budget()));
  }

  /** The current load of the models. */
  public CompletionStage<Load> load() {
    return calls.call(questions::load);
  }

  /**
   * Passes every model call and run event to {@code observer} from now on.
   *
   * @return a handle that removes the observer
   */
  public Runnable observe(Observer observer) {
    observers.add(observer);
    return () -> observers.remove(observer);
  }

  /** The actor system in which trawl runs. */
  public ActorSystem<?> system() {
    return system;
  }

  /**
   * Ends every run and closes every document. Returns at once; calls that have not completed fail
   * with {@link TrawlClosedException}. Closing a second time has no effect.
   */
  @Override
  public void close() {
    questions.close();
    onClose.run();
  }

  /**
   * A question that was asked.
   *
   * @param answer fails with {@link RunFailedException} if the run fails, with {@link
   *     java.util.concurrent.CancellationException} if it is cancelled, and with {@link
   *     TrawlClosedException} if trawl is closed
   * @param cancel stops the run and its model calls
   */
  public record Inquiry(RunId run, CompletionStage<Answer> answer, Runnable cancel) {}

  /** A question that was asked, and its events; see {@link #stream}. */
  public record Streamed(Inquiry inquiry, Flow.Publisher<RunEvent> events) {}
}
