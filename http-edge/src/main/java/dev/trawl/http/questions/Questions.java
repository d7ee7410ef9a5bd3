package dev.trawl.http.questions;

import dev.trawl.actors.Trawl;
import dev.trawl.actors.run.Question;
import dev.trawl.http.QuestionBody;
import dev.trawl.http.documents.Documents;
import dev.trawl.http.exchange.ApiException;
import dev.trawl.http.exchange.Bodies;
import dev.trawl.http.owners.Owner;
import dev.trawl.http.runs.Entry;
import dev.trawl.http.runs.RunFollower;
import dev.trawl.http.runs.RunLog;
import dev.trawl.http.runs.RunLogs;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Turn;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Scheduler;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.stream.javadsl.Source;

/** Starts, finds and cancels the runs of clients. Thread-safe. */
public final class Questions {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final Trawl trawl;
  private final ActorRef<RunLogs.Command> logs;
  private final Scheduler scheduler;
  private final OpenStreams openStreams = new OpenStreams();

  public Questions(Trawl trawl, ActorRef<RunLogs.Command> logs) {
    this.trawl = trawl;
    this.logs = logs;
    this.scheduler = trawl.system().scheduler();
  }

  /** Starts a run. Fails with {@link ApiException} if the question is rejected. */
  public CompletionStage<RunLogs.Started> ask(Owner owner, QuestionBody body) {
    return ask(owner, checked(question(body), "question"), owner.shelf().documents());
  }

  /**
   * Like {@link #ask(Owner, QuestionBody)}, but an error names {@code param} as the invalid
   * parameter.
   *
   * @param attached documents that were sent with the request
   */
  public CompletionStage<RunLogs.Started> ask(
      Owner owner, Question question, String param, List<Document> attached) {
    var known = Stream.concat(attached.stream(), owner.shelf().documents().stream()).toList();
    return ask(owner, checked(question, param), known);
  }

  private CompletionStage<RunLogs.Started> ask(
      Owner owner, Question question, List<Document> known) {
    var named = question.withNames(names(question.documents(), known));
    return AskPattern.<RunLogs.Command, RunLogs.Reply>ask(
            logs, replyTo -> new RunLogs.Ask(owner, named, replyTo), TIMEOUT, scheduler)
        .thenApply(Questions::started);
  }

  /**
   * The owner's name for each document. Throws if any of the documents is not among {@code known}.
   */
  private static List<Asking.Name> names(List<DocumentId> ids, List<Document> known) {
    var names = known.stream().collect(Collectors.toMap(Document::id, Document::name, (a, b) -> a));
    return ids.stream()
        .map(
            id ->
                new Asking.Name(
                    id,
                    Optional.ofNullable(names.get(id))
                        .orElseThrow(() -> Documents.notOpen(id.sha256()))))
        .toList();
  }

  /** Fails with {@link ApiException} if {@code owner} has no such run. */
  public CompletionStage<ActorRef<RunLog.Command>> find(Owner owner, String run) {
    var id = id(run);
    return AskPattern.<RunLogs.Command, Optional<ActorRef<RunLog.Command>>>ask(
            logs, replyTo -> new RunLogs.Find(owner, id, replyTo), TIMEOUT, scheduler)
        .thenApply(found -> found.orElseThrow(() -> unknown(run)));
  }

  public CompletionStage<RunLog.State> state(Owner owner, String run) {
    return find(owner, run)
        .thenCompose(
            log ->
                AskPattern.<RunLog.Command, RunLog.State>ask(
                    log, RunLog.GetState::new, TIMEOUT, scheduler));
  }

  /** The entries of a run after number {@code after}, until the run ends. */
  public Source<Entry, NotUsed> follow(long after, ActorRef<RunLog.Command> log) {
    return openStreams.tracked(RunFollower.after(after, log));
  }

  /** Completes when all currently open streams have ended. */
  public CompletionStage<Done> streamsEnded() {
    return openStreams.end();
  }

  public void cancel(RunId run) {
    trawl.cancel(run);
  }

  /**
   * Accepts no more questions. Completes when all runs have ended, but waits no longer than {@code
   * timeout} and then cancels the remaining runs.
   */
  public CompletionStage<Done> finish(Duration timeout) {
    return AskPattern.<RunLogs.Command, Done>ask(logs, RunLogs.Finish::new, timeout, scheduler)
        .exceptionally(
            late -> {
              logs.tell(new RunLogs.CancelAll());
              return Done.getInstance();
            });
  }

  private static RunLogs.Started started(RunLogs.Reply reply) {
    return switch (reply) {
      case RunLogs.Started started -> started;
      case RunLogs.Busy(var why) -> throw ApiException.busy(why);
      case RunLogs.Finishing finishing -> throw ApiException.stopping();
    };
  }

  public static RunId id(String run) {
    try {
      return new RunId(run);
    } catch (IllegalArgumentException noId) {
      throw unknown(run);
    }
  }

  private static ApiException unknown(String run) {
    return ApiException.notFound(
        "run", "No run %s is known. It may be too old to be kept.".formatted(run));
  }

  private Question question(QuestionBody body) {
    var documents = Bodies.elements("documents", body.documents()).map(Documents::id).toList();
    return new Question(
        body.question().orElse(""),
        Bodies.elements("history", body.history()).map(Questions::turn).toList(),
        body.level().map(Questions::level).orElse(Level.AUTO),
        documents,
        List.of(),
        body.budget().map(Questions::budget).orElse(Budget.UNLIMITED));
  }

  /**
   * Returns {@code question} if it is valid. Otherwise throws an exception that names {@code
   * param}.
   */
  private Question checked(Question question, String param) {
    var hasText = !question.text().isBlank();
    trawl
        .refusal(question)
        .ifPresent(
            why -> {
              throw ApiException.invalid(
                  question.documents().isEmpty() && hasText ? "documents" : param, why);
            });
    return question;
  }

  private static Turn turn(QuestionBody.TurnBody turn) {
    return new Turn(turn.question().orElse(""), turn.answer().orElse(""));
  }

  private static Level level(String name) {
    for (var level : Level.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(name)) {
        return level;
      }
    }
    throw ApiException.invalid(
        "level", "Unknown level %s. Levels are auto, retrieve, read and reason.".formatted(name));
  }

  private static Budget budget(QuestionBody.BudgetBody body) {
    try {
      return new Budget(body.calls(), body.tokens(), body.cost(), time(body.timeMs()));
    } catch (IllegalArgumentException wrong) {
      throw ApiException.invalid("budget", "Every limit of a budget must be above 0.");
    }
  }

  private static Optional<Duration> time(OptionalLong millis) {
    return millis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsLong()))
        : Optional.empty();
  }
}
