package dev.trawl.actors.run;

import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.plan.Planner;
import dev.trawl.actors.read.ReadingSupervisor;
import dev.trawl.actors.window.QuestionFit;
import dev.trawl.actors.window.ReadingRank;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pekko.actor.typed.ActorRef;

/** Has every chunk read, then searches with the quotes: their words are the document's own. */
final class Reading {
  private Reading() {}

  static Phase begin(RunScope run, Retrieving.Ground ground) {
    var chunks = order(ground.hits(), run.state().documents());
    run.journal().append(new What.ReadingStarted(chunks.size()));
    var question = ground.question().asked(ground.statistics());
    var aim = new ReadingSupervisor.Aim(question, Set.copyOf(run.ask().documents()));
    var reports = run.context().messageAdapter(ReadingSupervisor.Report.class, Run.OfReading::new);
    int place = run.subQuestion().map(Planner.Ask::place).orElse(0);
    var wanted = new ReadingSupervisor.ReadFor(place, aim, chunks, reports);
    if (run.subQuestion().isPresent()) {
      run.subQuestion().get().pass().tell(wanted);
      return new Pass(run, ground, Optional.empty(), 0);
    }
    var pass = new ReadingSupervisor.Pass(run.ask().run(), ground.retrievers(), run.bill(), 1);
    var supervisor =
        run.context().spawnAnonymous(ReadingSupervisor.create(run.runs().readers(), pass));
    run.context().watch(supervisor);
    supervisor.tell(wanted);
    return new Pass(run, ground, Optional.of(supervisor), 0);
  }

  /** What was found first, because the answer is usually there; then the rest in document order. */
  static List<ChunkId> order(List<Hit> hits, List<Document> documents) {
    var order = new LinkedHashSet<ChunkId>();
    hits.forEach(hit -> order.add(hit.chunk()));
    for (var document : documents) {
      IntStream.range(0, document.chunks())
          .forEach(ordinal -> order.add(new ChunkId(document.id(), ordinal)));
    }
    return List.copyOf(order);
  }

  /**
   * Follows the pass.
   *
   * @param supervisor empty if the pass is shared with other sub-questions
   * @param dropped quotes that do not stand in their chunk
   */
  private record Pass(
      RunScope run,
      Retrieving.Ground ground,
      Optional<ActorRef<ReadingSupervisor.Command>> supervisor,
      int dropped)
      implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.OfReading(ReadingSupervisor.ChunkEnded(var what, var missing)) -> {
          run.journal().append(what);
          yield missing == 0 ? this : new Pass(run, ground, supervisor, dropped + missing);
        }
        case Run.OfReading(ReadingSupervisor.PassEnded(var cut)) -> {
          cut.ifPresent(why -> run.warn("Reading stopped before the end: " + why));
          yield review(run, ground, dropped);
        }
        case Run.TimedOut ignored -> {
          run.timers().startSingleTimer(new Run.TimedOut(), run.settings().runs().grace());
          run.warn("Reading stopped when time was up; allow more time to read on.");
          yield stop();
        }
        default -> run.otherwise(this, message);
      };
    }

    /** What the readers' calls used is known when they have stopped. */
    private Phase stop() {
      if (supervisor.isEmpty()) {
        return review(run, ground, dropped);
      }
      run.context().stop(supervisor.get());
      return new Stopping(run, ground, dropped);
    }
  }

  /** Waits until the readers have stopped. */
  private record Stopping(RunScope run, Retrieving.Ground ground, int dropped) implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.ChildEnded ignored when run.context().getChildren().isEmpty() ->
            review(run, ground, dropped);
        case Run.TimedOut ignored ->
            Escalation.withoutAnswer(run, ground.retrievers(), "time is up");
        default -> run.otherwise(this, message);
      };
    }
  }

  private static Phase review(RunScope run, Retrieving.Ground ground, int dropped) {
    run.warnDropped(dropped);
    if (relevant(run).isEmpty()) {
      return Escalation.from(run, ground, 0, "nothing was quoted");
    }
    var split = run.state().split();
    run.search(
        ground.retrievers(), new Query(quoted(run), split.language(), run.state().keywords()));
    return new Reviewing(run, ground);
  }

  private static List<ChunkRead> relevant(RunScope run) {
    return run.state().pass().readings().relevant();
  }

  /** The quotes, the most relevant first, up to a bound. */
  private static String quoted(RunScope run) {
    var most = run.settings().window().maxQuoteQueryCharacters();
    var text =
        relevant(run).stream()
            .flatMap(read -> read.quotes().stream())
            .map(Evidence::quote)
            .collect(Collectors.joining("\n"));
    return QuestionFit.prefix(text, part -> part.length() <= most);
  }

  /** Waits for what the quotes find. */
  private record Reviewing(RunScope run, Retrieving.Ground ground) implements Phase {
    @Override
    public Phase onMessage(Run.Command message) {
      return switch (message) {
        case Run.Searched(var found) -> searched(found);
        case Run.TimedOut ignored ->
            Escalation.withoutAnswer(run, ground.retrievers(), "time is up");
        default -> run.otherwise(this, message);
      };
    }

    private Phase searched(Retrievers.Found found) {
      found.warnings().forEach(run::warn);
      var relevance =
          relevant(run).stream().collect(Collectors.toMap(ChunkRead::chunk, ChunkRead::relevance));
      return Answering.begin(run, ground, ReadingRank.of(relevance, found.hits()));
    }
  }
}
