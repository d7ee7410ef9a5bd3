package dev.trawl.actors.plan;

import dev.trawl.actors.call.FailureText;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.read.Readers;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.model.Step.SubQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.AbstractMatchingBehavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Answers the sub-questions of one step: asks the run to answer each of them, and starts the
 * reading pass that they share. Sub-questions that level retrieve does not answer wait for each
 * other in that pass.
 *
 * <p>When all findings are available, the planner receives them. Stopping this actor stops the
 * pass, and also the runs of the sub-questions, because their listeners stop.
 */
final class SubQuestions extends AbstractMatchingBehavior<SubQuestions.Command> {
  sealed interface Command {}

  /** An event of the run that answers the sub-question at {@code place}. */
  private record EventReceived(int place, RunEvent event) implements Command {}

  /** The progress of the shared reading pass. */
  private record Read(ReadingSupervisor.Progress progress) implements Command {}

  /** Sent once. */
  sealed interface Outcome {}

  /**
   * @param findings one for each sub-question, in the order in which they were asked
   */
  record Answered(List<Finding> findings) implements Outcome {
    Answered {
      findings = List.copyOf(findings);
    }
  }

  record Failed(String why) implements Outcome {}

  /** The model refuses every call. */
  record Refused(String why) implements Outcome {}

  /** Maximum number of sentences kept for a sub-question without an answer. */
  private static final int MAX_QUOTES = 12;

  private static final Pattern MARKERS = Pattern.compile("\\s*(\\[\\d+])+");

  private final Planner.Task task;
  private final List<SubQuestion> asked;
  private final ActorRef<Planner.Report> run;
  private final ActorRef<Outcome> replyTo;
  private final ActorRef<ReadingSupervisor.Command> pass;

  /** Mutable; the key is the sub-question's place. */
  private final Map<Integer, Finding> findings = new TreeMap<>();

  /** Mutable; the quotes that readers found. The key is the sub-question's place. */
  private final Map<Integer, List<Evidence>> quotes = new HashMap<>();

  static Behavior<Command> create(
      Readers readers,
      Planner.Task task,
      List<SubQuestion> asked,
      ActorRef<Planner.Report> run,
      ActorRef<Outcome> replyTo) {
    return Behaviors.setup(
        context -> new SubQuestions(context, readers, task, asked, run, replyTo).begin());
  }

  private SubQuestions(
      ActorContext<Command> context,
      Readers readers,
      Planner.Task task,
      List<SubQuestion> asked,
      ActorRef<Planner.Report> run,
      ActorRef<Outcome> replyTo) {
    super(context);
    this.task = task;
    this.asked = List.copyOf(asked);
    this.run = run;
    this.replyTo = replyTo;
    var shared =
        new ReadingSupervisor.Pass(
            task.run(), task.retrievers(), task.usageReceiver(), asked.size());
    var progress = context.messageAdapter(ReadingSupervisor.Progress.class, Read::new);
    this.pass = context.spawn(ReadingSupervisor.create(readers, shared, progress), "pass");
    context.watch(pass);
  }

  private Behavior<Command> begin() {
    for (var place = 0; place < asked.size(); place++) {
      run.tell(
          new Planner.Ask(
              ask(asked.get(place), eventAdapter(place)),
              place,
              task.question().language(),
              asked.size(),
              pass));
    }
    return this;
  }

  /** Adds the sub-question's place to its events. */
  private ActorRef<RunEvent> eventAdapter(int place) {
    var self = getContext().getSelf();
    return getContext()
        .spawnAnonymous(
            Behaviors.receiveMessage(
                event -> {
                  self.tell(new EventReceived(place, event));
                  return event.what().isLast() ? Behaviors.stopped() : Behaviors.same();
                }));
  }

  /** The budget of the planning run covers its sub-questions, because their calls belong to it. */
  private Asking.Ask ask(SubQuestion subQuestion, ActorRef<RunEvent> events) {
    return new Asking.Ask(
        task.run(),
        subQuestion.text(),
        List.of(),
        Level.AUTO,
        named(subQuestion.documents()),
        names(),
        Budget.UNLIMITED,
        events);
  }

  private List<Asking.Name> names() {
    return task.retrievers().documents().stream()
        .map(Librarian.OpenDocument::document)
        .map(document -> new Asking.Name(document.id(), document.name()))
        .toList();
  }

  /** The documents with these names; all documents if no name matches or no name is given. */
  private List<DocumentId> named(List<String> names) {
    var known = names.stream().map(AskedBefore::normalized).toList();
    var named =
        task.retrievers().documents().stream()
            .map(Librarian.OpenDocument::document)
            .filter(document -> known.contains(AskedBefore.normalized(document.name())))
            .map(Document::id)
            .toList();
    return named.isEmpty() ? task.documents() : named;
  }

  @Override
  public Behavior<Command> onMessage(Command message) {
    return switch (message) {
      case EventReceived(var place, var event) -> received(place, event.what());
      case Read(ReadingSupervisor.Began(var chunks)) -> forward(new What.ReadingStarted(chunks));
      case Read(ReadingSupervisor.Read(var what)) -> forward(what);
      case Read(ReadingSupervisor.Refused(var why)) -> end(new Refused(why));
    };
  }

  @Override
  public Behavior<Command> onSignal(Signal signal) {
    return signal instanceof ChildFailed failed
        ? end(new Failed(FailureText.of(failed.cause())))
        : this;
  }

  private Behavior<Command> received(int place, What what) {
    return switch (what) {
      case What.Answered(var answer) -> found(place, answer);
      case What.Failed(var why) -> {
        forward(new What.Warned("A sub-question failed: " + why));
        yield unanswered(place, "", List.of());
      }
      case What.Cancelled ignored -> unanswered(place, "", List.of());
      case What.Warned warned -> forward(warned);
      case What.ChunkRead read -> {
        quotes.computeIfAbsent(place, none -> new ArrayList<>()).addAll(read.quotes());
        yield this;
      }
      default -> this;
    };
  }

  private Behavior<Command> forward(What what) {
    run.tell(new Planner.SubQuestionEvent(what));
    return this;
  }

  private Behavior<Command> found(int place, Answer answer) {
    var cited = answer.citations().stream().map(Citation::evidence).toList();
    var words = MARKERS.matcher(answer.answeringWords()).replaceAll("");
    return isAnswer(answer)
        ? found(place, new Finding(asked.get(place).text(), words, cited))
        : unanswered(place, answer.highlight().isPresent() ? words : "", cited);
  }

  /** A partial answer may merely say that a part of the documents contains no answer. */
  private static boolean isAnswer(Answer answer) {
    return answer.status() != Answer.Status.UNANSWERED
        && !answer.citations().isEmpty()
        && (!answer.items().isEmpty()
            || answer.claims().stream().anyMatch(Answer.Claim::supported));
  }

  /**
   * A sub-question without an answer keeps the sentences that are closest to an answer, and those
   * that readers found for it.
   */
  private Behavior<Command> unanswered(int place, String guess, List<Evidence> nearest) {
    var read = guess.isBlank() ? quotes.getOrDefault(place, List.of()) : List.<Evidence>of();
    var kept = Stream.concat(nearest.stream(), read.stream()).distinct().limit(MAX_QUOTES).toList();
    return found(place, Finding.unsure(asked.get(place).text(), guess, kept));
  }

  private Behavior<Command> found(int place, Finding finding) {
    findings.put(place, finding);
    return findings.size() == asked.size()
        ? end(new Answered(List.copyOf(findings.values())))
        : this;
  }

  private Behavior<Command> end(Outcome outcome) {
    replyTo.tell(outcome);
    return Behaviors.stopped();
  }
}
