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

/** Questions of clients: asked, found again, cancelled. Thread-safe. */
public final class Questions {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Trawl trawl;
  private final ActorRef<RunLogs.Command> logs;
  private final Scheduler scheduler;
  private final Followings followings = new Followings();

  public Questions(Trawl trawl, ActorRef<RunLogs.Command> logs) {
    this.trawl = trawl;
    this.logs = logs;
    this.scheduler = trawl.system().scheduler();
  }

  /** Starts a run; fails with {@link ApiException} where the question cannot be taken. */
  public CompletionStage<RunLogs.Taken> ask(Owner owner, QuestionBody body) {
    return ask(owner, checked(question(body), "question"), owner.shelf().documents());
  }

  /**
   * As {@link #ask(Owner, QuestionBody)}; the question came as {@code param} of the request, and
   * some documents, maybe, along with it.
   */
  public CompletionStage<RunLogs.Taken> ask(
      Owner owner, Question question, String param, List<Document> along) {
    var known = Stream.concat(along.stream(), owner.shelf().documents().stream()).toList();
    return ask(owner, checked(question, param), known);
  }

  private CompletionStage<RunLogs.Taken> ask(Owner owner, Question question, List<Document> known) {
    var named = question.naming(names(question.documents(), known));
    return AskPattern.<RunLogs.Command, RunLogs.Reply>ask(
            logs, replyTo -> new RunLogs.Ask(owner, named, replyTo), PATIENCE, scheduler)
        .thenApply(Questions::taken);
  }

  /** What the owner calls each; fails where it is none of the owner's. */
  private static List<Asking.Name> names(List<DocumentId> asked, List<Document> known) {
    var names = known.stream().collect(Collectors.toMap(Document::id, Document::name, (a, b) -> a));
    return asked.stream()
        .map(
            id ->
                new Asking.Name(
                    id,
                    Optional.ofNullable(names.get(id))
                        .orElseThrow(() -> Documents.notOpen(id.sha256()))))
        .toList();
  }

  /** Fails with {@link ApiException} where the run is not kept, or not {@code owner}'s. */
  public CompletionStage<ActorRef<RunLog.Command>> find(Owner owner, String run) {
    var id = id(run);
    return AskPattern.<RunLogs.Command, Optional<ActorRef<RunLog.Command>>>ask(
            logs, replyTo -> new RunLogs.Find(owner, id, replyTo), PATIENCE, scheduler)
        .thenApply(found -> found.orElseThrow(() -> unknown(run)));
  }

  public CompletionStage<RunLog.State> state(Owner owner, String run) {
    return find(owner, run)
        .thenCompose(
            log ->
                AskPattern.<RunLog.Command, RunLog.State>ask(
                    log, RunLog.Tell::new, PATIENCE, scheduler));
  }

  /** The entries of a run that follow number {@code after}, to its end. */
  public Source<Entry, NotUsed> follow(long after, ActorRef<RunLog.Command> log) {
    return followings.counted(RunFollower.after(after, log));
  }

  /** Completes when every stream that is under way now has ended. */
  public CompletionStage<Done> followed() {
    return followings.end();
  }

  public void cancel(RunId run) {
    trawl.cancel(run);
  }

  /**
   * Takes no further question; completes when no run is under way, or after {@code most}, when what
   * is left is cancelled.
   */
  public CompletionStage<Done> finish(Duration most) {
    return AskPattern.<RunLogs.Command, Done>ask(logs, RunLogs.Finish::new, most, scheduler)
        .exceptionally(
            late -> {
              logs.tell(new RunLogs.CancelAll());
              return Done.getInstance();
            });
  }

  private static RunLogs.Taken taken(RunLogs.Reply reply) {
    return switch (reply) {
      case RunLogs.Taken taken -> taken;
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
        "run", "There is no run %s: it is not one of here, or no longer kept.".formatted(run));
  }

  private Question question(QuestionBody body) {
    var documents = Bodies.whole("documents", body.documents()).map(Documents::id).toList();
    return new Question(
        body.question().orElse(""),
        Bodies.whole("history", body.history()).map(Questions::turn).toList(),
        body.level().map(Questions::level).orElse(Level.AUTO),
        documents,
        List.of(),
        body.budget().map(Questions::budget).orElse(Budget.UNLIMITED));
  }

  /** {@code question}, where the runs would take it; else it is {@code param} that is wrong. */
  private Question checked(Question question, String param) {
    var isAsked = !question.text().isBlank();
    trawl
        .refusal(question)
        .ifPresent(
            why -> {
              throw ApiException.invalid(
                  question.documents().isEmpty() && isAsked ? "documents" : param, why);
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
        "level", "There is no level %s: auto, retrieve, read or reason.".formatted(name));
  }

  private static Budget budget(QuestionBody.BudgetBody body) {
    try {
      return new Budget(body.calls(), body.tokens(), body.cost(), time(body.timeMs()));
    } catch (IllegalArgumentException wrong) {
      throw ApiException.invalid("budget", "What may be spent is above 0.");
    }
  }

  private static Optional<Duration> time(OptionalLong millis) {
    return millis.isPresent()
        ? Optional.of(Duration.ofMillis(millis.getAsLong()))
        : Optional.empty();
  }
}
