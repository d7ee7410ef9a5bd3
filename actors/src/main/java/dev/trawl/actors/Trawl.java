package dev.trawl.actors;

import com.typesafe.config.Config;
import dev.trawl.actors.call.Dispatchers;
import dev.trawl.actors.call.Endpoint;
import dev.trawl.actors.call.Load;
import dev.trawl.actors.call.ModelSettings;
import dev.trawl.actors.call.Models;
import dev.trawl.actors.call.Observer;
import dev.trawl.actors.documents.Librarian;
import dev.trawl.actors.documents.RetrievalException;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.openai.Http;
import dev.trawl.actors.run.Question;
import dev.trawl.actors.run.Run;
import dev.trawl.actors.run.RunFailedException;
import dev.trawl.actors.window.Excerpt;
import dev.trawl.lexical.LexicalReadingModel;
import dev.trawl.lexical.LexicalSettings;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Asking;
import dev.trawl.protocol.Budget;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Estimate;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.ReadingModel;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Role;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.RunId;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.ChunkSettings;
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.retrieval.document.DocumentParser;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.document.FetchSettings;
import dev.trawl.retrieval.index.IndexSettings;
import dev.trawl.retrieval.index.Library;
import dev.trawl.retrieval.index.LibrarySettings;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * Trawl as a library: open documents, ask, follow the events. Thread-safe; never blocks.
 *
 * <pre>{@code
 * try (var trawl = Trawl.start(ConfigFactory.empty())) {
 *   var opened = trawl.open(List.of(new Source.LocalFile(path, "minutes.pdf"))).toCompletableFuture().join();
 *   var documents = opened.documents().stream().map(Document::id).toList();
 *   var answer = trawl.ask("Where was the meeting moved to?", Level.AUTO, documents, event -> {}).answer();
 * }
 * }</pre>
 */
public final class Trawl implements AutoCloseable {
  private final ActorSystem<?> system;
  private final ActorRef<Asking.Command> guardian;
  private final Models models;
  private final TrawlSettings settings;
  private final Observers observers;
  private final Runnable end;

  private Trawl(
      ActorSystem<?> system,
      ActorRef<Asking.Command> guardian,
      Models models,
      TrawlSettings settings,
      Observers observers,
      Runnable end) {
    this.system = system;
    this.guardian = guardian;
    this.models = models;
    this.settings = settings;
    this.observers = observers;
    this.end = end;
  }

  /** Starts an actor system of its own; {@link #close} ends it. */
  public static Trawl start(Config config) {
    return with(config).start();
  }

  /** Lives in {@code system}, which stays the caller's. */
  public static Trawl in(ActorSystem<?> system, Config config) {
    return with(config).in(system);
  }

  /**
   * Begins with {@code config}: what it leaves out is as the application has it, or else as {@code
   * conf/application.conf}.
   */
  public static Builder with(Config config) {
    return new Builder(config, Optional.empty());
  }

  /** What a trawl is made from. Immutable. */
  public static final class Builder {
    private final Config config;
    private final Optional<ReadingModel> model;

    private Builder(Config config, Optional<ReadingModel> model) {
      this.config = config;
      this.model = model;
    }

    /** Reads with {@code own} instead of the embedded model. */
    public Builder model(ReadingModel own) {
      return new Builder(config, Optional.of(own));
    }

    /** Starts an actor system of its own; {@link Trawl#close} ends it. */
    public Trawl start() {
      var complete = TrawlSettings.complete(config);
      var system = ActorSystem.create(Behaviors.<Void>empty(), "trawl", complete);
      try {
        return in(system, complete, system::terminate);
      } catch (RuntimeException wrongSetting) {
        system.terminate();
        throw wrongSetting;
      }
    }

    /**
     * Lives in {@code system}, which stays the caller's: {@link Trawl#close} stops only what is
     * trawl's.
     */
    public Trawl in(ActorSystem<?> system) {
      if (!system.settings().config().hasPath("trawl.dispatcher")) {
        throw new IllegalArgumentException(
            "The actor system was configured without trawl's reference.conf: load it with ConfigFactory.load().");
      }
      return in(system, TrawlSettings.complete(config, system.settings().config()), () -> {});
    }

    private Trawl in(ActorSystem<?> system, Config complete, Runnable end) {
      var settings = TrawlSettings.from(complete);
      var configured =
          model.isPresent()
              ? List.<ModelSettings>of()
              : ModelSettings.from(complete.getConfig("trawl"), System.getenv());
      if (configured.isEmpty()) {
        var own = model.orElseGet(() -> embedded(complete, executor(system)));
        return in(system, complete, Models.embedded(own, settings.gateway()), settings, end);
      }
      var connectTimeout =
          configured.stream()
              .map(each -> each.server().connectTimeout())
              .max(Comparator.naturalOrder())
              .orElseThrow();
      var http = Http.open(connectTimeout);
      Runnable endBoth =
          () -> {
            http.close();
            end.run();
          };
      var tokens = tokens(complete);
      executor(system).execute(tokens::load);
      var models =
          new Models(
              configured.stream().map(each -> Endpoint.prompted(each, tokens, http)).toList());
      return in(system, complete, models, settings, endBoth);
    }

    private static Executor executor(ActorSystem<?> system) {
      return system.dispatchers().lookup(Dispatchers.MODEL);
    }

    private static Trawl in(
        ActorSystem<?> system,
        Config complete,
        Models models,
        TrawlSettings settings,
        Runnable end) {
      var observers = new Observers();
      var guardian =
          system.systemActorOf(
              Guardian.create(models, library(complete), settings, observers),
              "trawl-" + UUID.randomUUID(),
              Props.empty());
      return new Trawl(system, guardian, models, settings, observers, end);
    }

    /** Those that the chunks were counted with. */
    private static Tokens tokens(Config complete) {
      try {
        return Tokens.of(ChunkSettings.from(complete.getConfig("trawl")));
      } catch (IOException unread) {
        throw new IllegalArgumentException(
            "trawl.chunks.vocabulary: " + unread.getMessage(), unread);
      }
    }

    /**
     * Its vocabulary is read while documents are opened, and not by the actor that counts first.
     */
    private static ReadingModel embedded(Config complete, Executor executor) {
      var tokens = Tokens.builtIn();
      executor.execute(tokens::load);
      return new LexicalReadingModel(
          LexicalSettings.from(complete.getConfig("trawl")), tokens, executor);
    }

    private static Library library(Config complete) {
      var trawl = complete.getConfig("trawl");
      return new Library(
          LibrarySettings.from(trawl),
          ChunkSettings.from(trawl),
          IndexSettings.from(trawl),
          new DocumentParser(DocumentSettings.from(trawl), FetchSettings.from(trawl)));
    }
  }

  /** Whether every model is in this process: nothing is sent anywhere. */
  public boolean isEmbedded() {
    return models.areEmbedded();
  }

  /** Whether any model has a price, so that costs are counted and can be capped. */
  public boolean isPriced() {
    return models.arePriced();
  }

  /** The model that writes answers. */
  public ReadingModel model() {
    return models.strictest(Role.WRITER);
  }

  /**
   * What is wrong with the models, in one sentence that names the setting; nothing if each can be
   * reached, knows the model and its key, and has a window that holds a chunk. Asks the endpoints
   * for their list of models and costs no tokens; an embedded model is always right.
   */
  public CompletionStage<Optional<String>> check() {
    return models.check(settings.chunkTokensMax());
  }

  /**
   * Opens all sources, a few at a time; completes when the last is open or rejected. Each document
   * of the result is open until it has been closed as often as it was opened; it has the name of
   * this source, also where it was open before by another.
   */
  public CompletionStage<Asking.Opened> open(List<Source> sources) {
    return AskPattern.ask(
        guardian,
        replyTo -> new Asking.Open(sources, replyTo),
        settings.opening().timeout(),
        system.scheduler());
  }

  /** The documents that are open, in the order in which they were opened. */
  public CompletionStage<List<Document>> documents() {
    return consult(Librarian.ListOpen::new);
  }

  /**
   * Takes one opening of a document back. With the last it is closed, and runs under way that read
   * it lose it, as if it could no longer be read.
   *
   * @return whether it was open
   */
  public CompletionStage<Boolean> close(DocumentId document) {
    return consult(replyTo -> new Librarian.Close(document, replyTo));
  }

  /**
   * The extracted text of an open document from {@code span}, which must lie within it.
   *
   * @return empty where the document is not open; fails where its text cannot be read
   */
  public CompletionStage<Optional<String>> text(DocumentId document, Span span) {
    return slice(document, span).thenApply(slice -> slice.map(Retrieval.Sliced::text));
  }

  /** As {@link #text}, with the pages it is on. */
  public CompletionStage<Optional<Retrieval.Sliced>> slice(DocumentId document, Span span) {
    return retrieve(
        document, replyTo -> new Retrieval.Slice(document, span, replyTo), Retrieval.Sliced.class);
  }

  /**
   * A chunk of an open document, which must have one of this {@code ordinal}.
   *
   * @return empty where the document is not open; fails where it cannot be read
   */
  public CompletionStage<Optional<Chunk>> chunk(DocumentId document, int ordinal) {
    return retrieve(
            document,
            replyTo -> new Retrieval.Fetch(document, List.of(ordinal), replyTo),
            Retrieval.Text.class)
        .thenApply(text -> text.map(found -> found.chunks().getFirst()));
  }

  /**
   * Questions that an open document can answer, made from its headings and names without a model;
   * none where nothing stands out.
   *
   * @return empty where the document is not open; fails where it cannot be read
   */
  public CompletionStage<Optional<List<String>>> suggestions(DocumentId document) {
    return retrieve(
            document,
            replyTo -> new Retrieval.Suggest(document, replyTo),
            Retrieval.Suggested.class)
        .thenApply(suggested -> suggested.map(Retrieval.Suggested::questions));
  }

  /**
   * Where page {@code page}, from 1, of an open document stands; an empty span where there is no
   * such page, or no text on it.
   *
   * @return empty where the document is not open; fails where it cannot be read
   */
  public CompletionStage<Optional<Span>> page(DocumentId document, int page) {
    return retrieve(
            document,
            replyTo -> new Retrieval.Locate(document, page, replyTo),
            Retrieval.Located.class)
        .thenApply(place -> place.map(Retrieval.Located::span));
  }

  /** What the document's retriever answers; empty where the document is not open. */
  private <T extends Retrieval.Outcome> CompletionStage<Optional<T>> retrieve(
      DocumentId document,
      Function<ActorRef<Retrieval.Outcome>, Retrieval.Command> request,
      Class<T> wanted) {
    return show(List.of(document))
        .thenCompose(
            loan ->
                loan.documents().isEmpty()
                    ? CompletableFuture.completedStage(Optional.empty())
                    : retrieve(loan.documents().getFirst(), request, wanted)
                        .thenApply(Optional::of));
  }

  private <T extends Retrieval.Outcome> CompletionStage<T> retrieve(
      Librarian.Lent lent,
      Function<ActorRef<Retrieval.Outcome>, Retrieval.Command> request,
      Class<T> wanted) {
    return AskPattern.<Retrieval.Command, Retrieval.Outcome>ask(
            lent.retriever(),
            request::apply,
            settings.runs().retrieverTimeout(),
            system.scheduler())
        .thenApply(
            outcome -> {
              if (outcome instanceof Retrieval.Failed(var of, var why)) {
                throw new RetrievalException(why);
              }
              return wanted.cast(outcome);
            });
  }

  /**
   * The chunks that hold the words of {@code query} best, of all {@code documents} together. No
   * model is asked.
   *
   * @param documents open ones; one that no longer is has nothing to find
   * @param most how many chunks
   */
  public CompletionStage<Found> search(String query, List<DocumentId> documents, int most) {
    var language = settings.runs().languageOr(Languages.of(query));
    return show(documents)
        .thenCompose(
            loan -> {
              var retrievers =
                  new Retrievers(
                      loan.documents(),
                      loan.opening(),
                      system.scheduler(),
                      settings.runs().retrieverTimeout());
              return retrievers
                  .search(new Query(query, language, List.of()), most)
                  .thenCompose(found -> fetched(retrievers, found, most));
            });
  }

  private static CompletionStage<Found> fetched(
      Retrievers retrievers, Retrievers.Found found, int most) {
    return retrievers
        .fetch(found.hits().stream().limit(most).map(Hit::chunk).toList())
        .thenApply(
            fetched ->
                new Found(
                    fetched.excerpts().stream().map(Trawl::evidence).toList(),
                    Stream.concat(found.warnings().stream(), fetched.warnings().stream())
                        .distinct()
                        .toList()));
  }

  private static Evidence evidence(Excerpt excerpt) {
    var chunk = excerpt.chunk();
    return new Evidence(
        chunk.id(),
        excerpt.documentName(),
        chunk.page(),
        new Span(chunk.startChar(), chunk.endChar()),
        chunk.text());
  }

  /**
   * What a search gave.
   *
   * @param evidence whole chunks, the best first
   * @param warnings a sentence for each document that could not be searched
   */
  public record Found(List<Evidence> evidence, List<String> warnings) {
    public Found {
      evidence = List.copyOf(evidence);
      warnings = List.copyOf(warnings);
    }
  }

  private CompletionStage<Librarian.Loan> show(List<DocumentId> documents) {
    return consult(replyTo -> new Librarian.Show(documents, replyTo));
  }

  private <T> CompletionStage<T> consult(Function<ActorRef<T>, Librarian.Command> question) {
    return AskPattern.ask(
        guardian,
        replyTo -> new Guardian.Consult(question.apply(replyTo)),
        settings.runs().retrieverTimeout(),
        system.scheduler());
  }

  /**
   * Says what {@link #ask} is expected to take. Makes no call to a model and spends nothing; reads
   * the text of every chunk once.
   *
   * @return fails with {@link RunFailedException} where {@code ask} would fail at once, or where a
   *     document cannot be read
   */
  public CompletionStage<Estimate> estimate(
      String question, Level level, List<DocumentId> documents) {
    var estimate = new CompletableFuture<Estimate>();
    if (system.getWhenTerminated().toCompletableFuture().isDone()) {
      estimate.completeExceptionally(closed());
    }
    guardian.tell(new Guardian.AskEstimate(question, level, List.copyOf(documents), estimate));
    return estimate.minimalCompletionStage();
  }

  private static RunFailedException closed() {
    return new RunFailedException("Trawl is closed: start another.");
  }

  /** Asks without a limit to what may be spent. */
  public Inquiry ask(
      String question, Level level, List<DocumentId> documents, Consumer<RunEvent> listener) {
    return ask(Question.of(question, level, documents), listener);
  }

  /** Asks, and spends no more than {@code budget}. */
  public Inquiry ask(
      String question,
      Level level,
      List<DocumentId> documents,
      Budget budget,
      Consumer<RunEvent> listener) {
    return ask(Question.of(question, level, documents).within(budget), listener);
  }

  /**
   * Asks; {@code listener} gets every event in order, one at a time, and must not block.
   *
   * @return the run under way
   */
  public Inquiry ask(Question question, Consumer<RunEvent> listener) {
    var run = RunId.random();
    var answer = new CompletableFuture<Answer>();
    if (system.getWhenTerminated().toCompletableFuture().isDone()) {
      answer.completeExceptionally(closed());
    }
    guardian.tell(new Guardian.Inquire(run, question, listener, answer));
    return new Inquiry(
        run, answer.minimalCompletionStage(), () -> guardian.tell(new Asking.Cancel(run)));
  }

  /**
   * Asks on behalf of an actor: every event goes straight to {@code events}. When that actor stops,
   * the run is cancelled.
   *
   * @param run names the run from now on
   */
  public void ask(RunId run, Question question, ActorRef<RunEvent> events) {
    guardian.tell(question.ask(run, events));
  }

  /** Stops a run and the model calls it has under way; an ended run is left as it is. */
  public void cancel(RunId run) {
    guardian.tell(new Asking.Cancel(run));
  }

  /**
   * Why no run would take {@code question}, in one line; whether documents are open is not looked
   * at.
   */
  public Optional<String> refusal(Question question) {
    return Run.refusal(question.text(), question.documents(), settings.runs());
  }

  /** How busy the models are now. */
  public CompletionStage<Load> load() {
    return AskPattern.ask(
        guardian, Guardian.AskLoad::new, settings.runs().retrieverTimeout(), system.scheduler());
  }

  /**
   * Tells {@code observer} from now on of every call and run.
   *
   * @return tells it no more
   */
  public Runnable observe(Observer observer) {
    observers.add(observer);
    return () -> observers.remove(observer);
  }

  /** The actor system it lives in. */
  public ActorSystem<?> system() {
    return system;
  }

  /** Stops every run and closes every document. Returns at once. */
  @Override
  public void close() {
    guardian.tell(new Guardian.Close());
    end.run();
  }

  /**
   * A run under way.
   *
   * @param answer fails with {@link java.util.concurrent.CancellationException} when cancelled and
   *     with {@link RunFailedException} when the run failed
   */
  public record Inquiry(RunId run, CompletionStage<Answer> answer, Runnable cancel) {}
}
