package dev.trawl.bench.subject;

import dev.trawl.actors.Trawl;
import dev.trawl.http.server.TrawlServer;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.RunEvent;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.retrieval.chunk.Chunker;
import dev.trawl.retrieval.chunk.Cut;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.index.Library;
import dev.trawl.retrieval.source.DocumentParser;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Trawl, started for a run, with its answers waited for. Thread-safe. */
public final class Subject implements AutoCloseable {
  private final Trawl trawl;
  private final Library library;
  private final SubjectSettings settings;
  private final Duration timeout;

  private Subject(SubjectSettings settings) {
    this.settings = settings;
    this.trawl = settings.trawl();
    this.library = settings.library();
    this.timeout = settings.timeout();
  }

  /** Starts it with its indexes below {@code directory}. */
  public static Subject start(Path directory) {
    return start(directory, "");
  }

  /**
   * @param settings as {@code conf/application.conf} has them; they go before the user's
   */
  public static Subject start(Path directory, String settings) {
    return start(SubjectSettings.below(directory, settings));
  }

  /**
   * As above, with so many tokens for the window of every model, prompt and reply together. Several
   * subjects may share a directory, and then their indexes.
   */
  public static Subject start(Path directory, String settings, int windowTokens) {
    return start(SubjectSettings.below(directory, settings).withWindow(windowTokens));
  }

  private static Subject start(SubjectSettings settings) {
    // The logging is to be ready before the system's threads ask for it all at once.
    LoggerFactory.getILoggerFactory();
    return new Subject(settings);
  }

  /** Opens the sources; one that cannot be opened ends the run of the benchmark. */
  public List<Document> open(List<Source> sources) {
    try {
      var opened = wait(trawl.open(sources));
      if (!opened.rejected().isEmpty()) {
        throw new IllegalStateException(opened.rejected().getFirst().why());
      }
      return opened.documents();
    } catch (TimeoutException e) {
      throw new IllegalStateException("opening took longer than " + timeout, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("opening failed: " + e.getCause(), e);
    }
  }

  /** The index of a document, for ranks; it is shared with the system itself. */
  public Library.Opened index(Source source) throws DocumentException {
    return library.open(source);
  }

  public ReadingModel model() {
    return trawl.model();
  }

  /** Parses as the system does. */
  public DocumentParser parser() {
    return settings.parser();
  }

  /** Cuts as the system does. */
  public Chunker chunker() {
    return settings.chunker();
  }

  /** Writes the index of {@code cuts}, all of the document, into an empty folder. */
  public void index(ParsedDocument document, List<Cut> cuts, Path folder) throws IOException {
    settings.indexer(document, cuts).build(folder);
  }

  /** Asks and waits; a failure or a run that takes too long is a reply without an answer. */
  public Reply ask(String question, Level level, List<DocumentId> documents) {
    return ask(question, level, documents, event -> {});
  }

  /** As above; {@code listener} gets every event in order and must not block. */
  public Reply ask(
      String question, Level level, List<DocumentId> documents, Consumer<RunEvent> listener) {
    var start = System.nanoTime();
    var inquiry = begin(question, level, documents, listener);
    try {
      var answer = wait(inquiry.answer());
      return new Reply(Optional.of(answer), "", since(start));
    } catch (TimeoutException e) {
      inquiry.cancel().run();
      return new Reply(Optional.empty(), "no answer within " + timeout, since(start));
    } catch (ExecutionException e) {
      return new Reply(Optional.empty(), String.valueOf(e.getCause()), since(start));
    }
  }

  /** To answer as {@code level} does. */
  public Method at(Level level) {
    return text -> {
      var documents = open(List.of(text)).stream().map(Document::id).toList();
      return question -> ask(question, level, documents);
    };
  }

  /**
   * Puts {@code task} to the model that writes answers, past the system: no permit, no check of
   * what it says, but as many attempts as the system makes.
   *
   * @throws ModelException the last attempt's
   */
  public ModelCall.Reply<Draft> answer(ModelTask.Answer task) {
    return settings.patience().call(() -> model().answer(task), timeout);
  }

  /** Asks, and leaves waiting to the caller. */
  public Trawl.Inquiry begin(
      String question, Level level, List<DocumentId> documents, Consumer<RunEvent> listener) {
    return trawl.ask(question, level, documents, listener);
  }

  private <T> T wait(CompletionStage<T> stage) throws TimeoutException, ExecutionException {
    try {
      return stage.toCompletableFuture().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Answers over HTTP, on any free port of this machine. */
  public TrawlServer serve() {
    return TrawlServer.start(trawl, settings.edge(), "127.0.0.1", 0).toCompletableFuture().join();
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }

  @Override
  public void close() {
    trawl.close();
  }
}
