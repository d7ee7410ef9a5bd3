package dev.trawl.actors.plan;

import dev.trawl.actors.call.Caller;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.actors.run.Run;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.ReadingModel.Step.SubQuestion;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Terminated;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Answers the sub-questions of one step, each by a run of its own that ends at level read at the
 * latest.
 *
 * <p>Those that level retrieve does not answer wait for each other; then one pass reads for all of
 * them, and each hears of it as if it had been alone. When every one has its finding the planner is
 * told. Stopping it stops all it has under way.
 */
final class SubQuestions {
  sealed interface Command {}

  /** An event of the run that answers the sub-question at {@code place}. */
  private record Heard(int place, RunEvent event) implements Command {}

  /** The sub-question at {@code place} is to be read for. */
  private record Wished(int place, Run.Wish wish) implements Command {}

  /** How the pass goes. */
  private record Read(ReadingSupervisor.Report report) implements Command {}

  private static final Pattern MARKERS = Pattern.compile("\\s*(\\[\\d+])+");

  private final ActorContext<Command> context;
  private final Planner.Task task;
  private final List<SubQuestion> asked;
  private final ActorRef<Planner.Report> run;
  private final ActorRef<Planner.Command> planner;

  /** What the run of each has taken. */
  private final Map<Integer, Usage> usage = new TreeMap<>();

  private final Map<Integer, Finding> findings = new TreeMap<>();
  private final Map<Integer, Run.Wish> wishes = new TreeMap<>();

  /** Those that are read for, in the order of the pass's questions; empty before it begins. */
  private List<Run.Wish> readers = List.of();

  static Behavior<Command> create(
      Planner.Task task,
      List<SubQuestion> asked,
      ActorRef<Planner.Report> run,
      ActorRef<Planner.Command> planner) {
    return Behaviors.setup(context -> new SubQuestions(context, task, asked, run, planner).begin());
  }

  private SubQuestions(
      ActorContext<Command> context,
      Planner.Task task,
      List<SubQuestion> asked,
      ActorRef<Planner.Report> run,
      ActorRef<Planner.Command> planner) {
    this.context = context;
    this.task = task;
    this.asked = List.copyOf(asked);
    this.run = run;
    this.planner = planner;
  }

  private Behavior<Command> begin() {
    for (var place = 0; place < asked.size(); place++) {
      context.spawnAnonymous(answering(place));
    }
    return Behaviors.receive(Command.class)
        .onAnyMessage(this::onMessage)
        .onSignal(ChildFailed.class, failed -> failed(Caller.why(failed.cause())))
        .onSignal(Terminated.class, ended -> Behaviors.same())
        .build();
  }

  /** The budget of the run that plans covers it: its calls are that run's. */
  private Behavior<Run.Command> answering(int place) {
    var self = context.getSelf();
    ActorRef<RunEvent> events =
        context.spawnAnonymous(
            Behaviors.receiveMessage(
                event -> {
                  self.tell(new Heard(place, event));
                  return event.what().isLast() ? Behaviors.stopped() : Behaviors.same();
                }));
    var subQuestion = asked.get(place);
    return Run.ofSubQuestion(
        task.around(),
        new Asking.Ask(
            task.run(),
            subQuestion.text(),
            List.of(),
            Level.AUTO,
            named(subQuestion.documents()),
            names(),
            Budget.UNLIMITED,
            events),
        new Run.Together(
            task.question().language(), asked.size(), wish -> self.tell(new Wished(place, wish))));
  }

  private List<Asking.Name> names() {
    return task.retrievers().documents().stream()
        .map(Librarian.Lent::document)
        .map(document -> new Asking.Name(document.id(), document.name()))
        .toList();
  }

  /** The documents of these names; all where none has one of them, and where none is named. */
  private List<DocumentId> named(List<String> names) {
    var known = names.stream().map(Planner::plain).toList();
    var named =
        task.retrievers().documents().stream()
            .map(Librarian.Lent::document)
            .filter(document -> known.contains(Planner.plain(document.name())))
            .map(Document::id)
            .toList();
    return named.isEmpty() ? task.documents() : named;
  }

  private Behavior<Command> onMessage(Command message) {
    return switch (message) {
      case Heard(var place, var event) -> heard(place, event);
      case Wished(var place, var wish) -> {
        wishes.put(place, wish);
        yield next();
      }
      case Read(var report) -> read(report);
    };
  }

  private Behavior<Command> heard(int place, RunEvent event) {
    var before = Optional.ofNullable(usage.put(place, event.usage())).orElse(Usage.NONE);
    if (!event.usage().equals(before)) {
      run.tell(new Planner.Spent(event.usage().minus(before)));
    }
    return switch (event.what()) {
      case What.Answered(var answer) -> found(place, answer);
      case What.Failed(var why) -> {
        happened(new What.Warned("A sub-question failed: " + why));
        yield found(place, "", List.of());
      }
      case What.Cancelled ignored -> found(place, "", List.of());
      case What.Warned warned -> happened(warned);
      default -> Behaviors.same();
    };
  }

  private Behavior<Command> happened(What what) {
    run.tell(new Planner.Happened(what));
    return Behaviors.same();
  }

  private Behavior<Command> found(int place, Answer answer) {
    return answer.citations().isEmpty()
        ? found(place, "", List.of())
        : found(place, MARKERS.matcher(answer.text()).replaceAll(""), answer.citations());
  }

  private Behavior<Command> found(int place, String answer, List<Citation> citations) {
    wishes.remove(place);
    findings.put(
        place,
        new Finding(
            asked.get(place).text(), answer, citations.stream().map(Citation::evidence).toList()));
    return next();
  }

  /** What follows when one has its finding, or waits to be read for. */
  private Behavior<Command> next() {
    if (findings.size() == asked.size()) {
      planner.tell(new Planner.Answered(List.copyOf(findings.values())));
      return Behaviors.stopped();
    }
    if (readers.isEmpty() && findings.size() + wishes.size() == asked.size()) {
      readTogether();
    }
    return Behaviors.same();
  }

  private void readTogether() {
    readers = List.copyOf(wishes.values());
    var pass =
        new ReadingSupervisor.Pass(
            task.run(),
            readers.stream().map(Run.Wish::aim).toList(),
            inTurn(readers.stream().map(Run.Wish::chunks).toList()),
            task.retrievers(),
            task.around());
    run.tell(new Planner.Happened(new What.ReadingStarted(pass.chunks().size())));
    var reports = context.messageAdapter(ReadingSupervisor.Report.class, Read::new);
    context.watch(context.spawnAnonymous(ReadingSupervisor.create(pass, reports)));
  }

  /** The best of each list, then the second best of each, and so on; each once. */
  private static List<ChunkId> inTurn(List<List<ChunkId>> lists) {
    var longest = lists.stream().mapToInt(List::size).max().orElse(0);
    return IntStream.range(0, longest)
        .boxed()
        .flatMap(at -> lists.stream().filter(list -> at < list.size()).map(list -> list.get(at)))
        .distinct()
        .toList();
  }

  private Behavior<Command> read(ReadingSupervisor.Report report) {
    return switch (report) {
      case ReadingSupervisor.ChunkEnded(var reads, var taken) -> {
        run.tell(new Planner.Spent(taken));
        for (var read : reads) {
          var alone = new ReadingSupervisor.ChunkEnded(List.of(read), Usage.NONE);
          readers.get(read.question()).replyTo().tell(alone);
        }
        yield happened(merged(reads.stream().map(ReadingSupervisor.Read::what).toList()));
      }
      case ReadingSupervisor.Retrying(var taken) -> {
        run.tell(new Planner.Spent(taken));
        yield Behaviors.same();
      }
      case ReadingSupervisor.PassEnded ended -> {
        readers.forEach(reader -> reader.replyTo().tell(ended));
        yield Behaviors.same();
      }
      case ReadingSupervisor.PassRefused(var why, var taken) -> {
        run.tell(new Planner.Spent(taken));
        planner.tell(new Planner.StepRefused(why));
        yield Behaviors.stopped();
      }
    };
  }

  /** One chunk, whatever was looked for in it. */
  private static What.ChunkRead merged(List<What.ChunkRead> reads) {
    var relevant = reads.stream().filter(read -> !read.quotes().isEmpty()).toList();
    return relevant.isEmpty()
        ? reads.getFirst()
        : What.ChunkRead.relevant(
            reads.getFirst().chunk(),
            relevant.stream().mapToDouble(What.ChunkRead::relevance).max().orElseThrow(),
            relevant.stream().flatMap(read -> read.quotes().stream()).distinct().toList());
  }

  private Behavior<Command> failed(String why) {
    planner.tell(new Planner.StepFailed("the sub-questions could not be answered: " + why));
    return Behaviors.stopped();
  }
}
