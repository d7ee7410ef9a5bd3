package dev.trawl.actors;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import dev.trawl.actors.call.Load;
import dev.trawl.actors.call.ModelAccess;
import dev.trawl.actors.call.ModelGateway;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.read.Readers;
import dev.trawl.actors.read.Verdicts;
import dev.trawl.actors.run.Run;
import dev.trawl.actors.run.Runs;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ReadingModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/** A fixture for runs: a gateway, and a librarian with documents in memory. */
public final class RunFixture {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);

  private final ActorTestKit kit;
  private final List<MemoryDocument> documents;
  final ActorRef<ModelGateway.Command> gateway;
  public final Observers observers = new Observers();
  final Runs runs;

  private RunFixture(
      ActorTestKit kit, ReadingModel model, String overrides, List<MemoryDocument> documents) {
    var settings = TrawlSettings.from(config(overrides));
    this.kit = kit;
    this.documents = documents;
    var models = Models.embedded(model, settings.gateway());
    this.gateway = kit.spawn(ModelGateway.create(models, settings.gateway()));
    var access = new ModelAccess(models, gateway, observers, settings.gateway().retries());
    var verdicts = new Verdicts(settings.reading().maxRemembered());
    this.runs =
        new Runs(
            new Readers(access, verdicts, settings.reading()),
            kit.spawn(librarian()),
            settings.forRuns(),
            InstantSource.system());
  }

  static RunFixture of(ActorTestKit kit, ReadingModel model, MemoryDocument... documents) {
    return new RunFixture(kit, model, "", List.of(documents));
  }

  static RunFixture of(
      ActorTestKit kit, ReadingModel model, String overrides, MemoryDocument... documents) {
    return new RunFixture(kit, model, overrides, List.of(documents));
  }

  /** The default settings with short waits. The settings in {@code overrides} replace them. */
  public static Config config(String overrides) {
    return TrawlSettings.complete(
        ConfigFactory.parseString(overrides)
            .withFallback(
                ConfigFactory.parseString(
                    "trawl.gateway { min-backoff = 1ms, max-backoff = 5ms, max-calls = 4 }")));
  }

  /** A run and a probe that receives its events. */
  record Asked(ActorRef<Run.Command> run, TestProbe<RunEvent> events) {
    /** All events, up to the one that ends the run. */
    List<RunEvent> all() {
      var received = new ArrayList<RunEvent>();
      do {
        received.add(events.receiveMessage(TIMEOUT));
      } while (!received.getLast().what().isLast());
      return received;
    }

    List<What> whats() {
      return all().stream().map(RunEvent::what).toList();
    }
  }

  Asked ask(String question, Level level) {
    return ask(question, level, Budget.UNLIMITED);
  }

  Asked ask(String question, Level level, Budget budget) {
    return ask(question, documents, List.of(), level, budget);
  }

  /** Asks the next question of a conversation. */
  Asked askAfter(List<Turn> history, String question, Level level) {
    return ask(question, documents, history, level, Budget.UNLIMITED);
  }

  private Asked ask(
      String question, List<MemoryDocument> asked, List<Turn> history, Level level, Budget budget) {
    var events = kit.<RunEvent>createTestProbe();
    var ids = asked.stream().map(MemoryDocument::id).toList();
    var ask =
        new Asking.Ask(
            RunId.random(), question, history, level, ids, List.of(), budget, events.ref());
    return new Asked(kit.spawn(runs.run(ask)), events);
  }

  Answer answer(String question, Level level) {
    return answer(question, documents, level);
  }

  Answer answer(String question, List<MemoryDocument> asked, Level level) {
    return switch (ask(question, asked, List.of(), level, Budget.UNLIMITED).whats().getLast()) {
      case What.Answered(var answer) -> answer;
      case What last -> throw new AssertionError("the run ended without an answer: " + last);
    };
  }

  private Behavior<Librarian.Command> librarian() {
    return Behaviors.setup(
        context -> {
          Map<Object, Librarian.OpenDocument> shelf =
              documents.stream()
                  .collect(
                      Collectors.toMap(
                          MemoryDocument::id,
                          document ->
                              new Librarian.OpenDocument(
                                  document.document(),
                                  context.spawnAnonymous(document.retriever()))));
          return Behaviors.receive(Librarian.Command.class)
              .onMessage(
                  Librarian.Lend.class,
                  lend -> {
                    var openDocument =
                        lend.documents().stream().map(shelf::get).flatMap(Stream::ofNullable);
                    lend.replyTo()
                        .tell(new Librarian.Loan(openDocument.toList(), List.of(), Timing.NONE));
                    return Behaviors.same();
                  })
              .build();
        });
  }

  /** The expected load of a gateway with one scripted model. */
  public static Load busy(int limit, int inUse, int waiting) {
    return new Load(List.of(new Load.OfEndpoint("scripted", limit, inUse)), waiting);
  }

  Load load() {
    var probe = kit.<Load>createTestProbe();
    gateway.tell(new ModelGateway.Describe(probe.ref()));
    return probe.receiveMessage();
  }
}
