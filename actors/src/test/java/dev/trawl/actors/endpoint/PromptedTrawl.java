package dev.trawl.actors.endpoint;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import dev.trawl.actors.Trawl;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunEvent.What.ChunkRead;
import dev.trawl.protocol.Source;
import dev.trawl.testkit.Counts;
import dev.trawl.testkit.EndpointPlan;
import dev.trawl.testkit.endpoint.SimulatedEndpoint;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A {@code Trawl} with a simulated endpoint as its model. */
final class PromptedTrawl implements AutoCloseable {
  private static final int LONGEST_WAIT_SECONDS = 300;

  private static final Config SHORT_TIMEOUTS =
      ConfigFactory.parseString(
          """
          trawl.model {
            name = trawl-simulated
            api-key-env = TRAWL_KEY_THAT_NOBODY_SETS
            reply-tokens = 512
            stall-timeout = 1s
            call-timeout = 2s
            breaker { min-open = 50ms, max-open = 200ms }
          }
          trawl.gateway { min-backoff = 5ms, max-backoff = 50ms }
          trawl.index.threads = 1
          pekko.loglevel = OFF
          pekko.stdout-loglevel = OFF
          """);

  /**
   * A setting for tests that count calls: on a slow machine a reply may be late, but always
   * arrives.
   */
  static final String LONG_TIMEOUTS = "trawl.model { call-timeout = 60s, stall-timeout = 60s }";

  private final SimulatedEndpoint endpoint;
  private final Trawl trawl;

  private PromptedTrawl(SimulatedEndpoint endpoint, Trawl trawl) {
    this.endpoint = endpoint;
    this.trawl = trawl;
  }

  /**
   * @param data the folder for indexes
   * @param settings override the settings that all tests share
   */
  static PromptedTrawl start(EndpointPlan plan, Path data, String... settings) throws IOException {
    var endpoint = SimulatedEndpoint.start(plan);
    return new PromptedTrawl(endpoint, at(endpoint.uri(), data, settings));
  }

  /** Starts only a {@code Trawl}, whose model is the endpoint at {@code url}. */
  static Trawl at(URI url, Path data, String... settings) {
    var given =
        ConfigFactory.parseString(String.join("\n", settings))
            .withFallback(ConfigFactory.parseString("trawl.model.url = \"" + url + "\""))
            .withFallback(SHORT_TIMEOUTS)
            .withFallback(
                ConfigFactory.parseString(
                    "trawl.chunks { paragraph-fill = 0.5, tokens-max = %d }"
                        .formatted(Logbook.CHUNK_TOKENS)))
            .withValue("trawl.library.directory", value(data.toString()));
    return Trawl.start(given);
  }

  private static ConfigValue value(Object plain) {
    return ConfigValueFactory.fromAnyRef(plain);
  }

  /** A run in progress. */
  record StartedRun(
      Document document, ConcurrentLinkedQueue<RunEvent> seen, Trawl.Inquiry inquiry) {
    /** Waits for the end. */
    FinishedRun finish() {
      return new FinishedRun(document, inTime(inquiry.answer()), List.copyOf(seen));
    }
  }

  /** A run that ended with an answer. */
  record FinishedRun(Document document, Answer answer, List<RunEvent> events) {
    List<ChunkRead> readings() {
      return events.stream()
          .map(RunEvent::what)
          .filter(ChunkRead.class::isInstance)
          .map(ChunkRead.class::cast)
          .toList();
    }
  }

  StartedRun ask(Logbook logbook, Budget budget) {
    return ask(logbook, Level.READ, budget);
  }

  StartedRun ask(Logbook logbook, Level level, Budget budget) {
    return ask(Logbook.QUESTION, logbook, level, budget);
  }

  /** Asks about {@code text} and waits for the answer. */
  FinishedRun ask(String question, String text, Level level) {
    return ask(question, source(text), level, Budget.UNLIMITED).finish();
  }

  private static Source source(String text) {
    return new Source.InMemory("text.txt", text.getBytes(StandardCharsets.UTF_8));
  }

  StartedRun ask(String question, Logbook logbook, Level level, Budget budget) {
    return ask(question, logbook.source(), level, budget);
  }

  private StartedRun ask(String question, Source source, Level level, Budget budget) {
    var document = open(source);
    var seen = new ConcurrentLinkedQueue<RunEvent>();
    var inquiry = trawl.ask(question, level, List.of(document.id()), budget, seen::add);
    return new StartedRun(document, seen, inquiry);
  }

  /** The estimate for {@link Logbook#QUESTION}. */
  Estimate estimate(Logbook logbook, Level level) {
    return inTime(trawl.estimate(Logbook.QUESTION, level, List.of(open(logbook).id())));
  }

  /** The problem with the model, if there is one. */
  Optional<String> check() {
    return inTime(trawl.check());
  }

  FinishedRun read(Logbook logbook) {
    return ask(logbook, Budget.UNLIMITED).finish();
  }

  private Document open(Logbook logbook) {
    return open(logbook.source());
  }

  private Document open(Source source) {
    return inTime(trawl.open(List.of(source))).documents().getFirst();
  }

  static <T> T inTime(CompletionStage<T> stage) {
    return stage.toCompletableFuture().orTimeout(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS).join();
  }

  Trawl trawl() {
    return trawl;
  }

  /** The URL of the endpoint. */
  URI uri() {
    return endpoint.uri();
  }

  /** The counts of the endpoint. */
  Counts counts() {
    return endpoint.counts();
  }

  @Override
  public void close() throws IOException {
    trawl.close();
    endpoint.close();
  }
}
