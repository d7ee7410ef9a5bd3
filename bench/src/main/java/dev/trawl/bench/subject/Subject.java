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
import dev.trawl.retrieval.chunk.ChunkSpan;
import dev.trawl.retrieval.chunk.Chunker;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.index.Library;
import dev.trawl.retrieval.source.DocumentParser;
import java.io.IOException;
import java.net.URI;
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

/**
 * The system under test: an instance of trawl that is started for a run. Most methods wait for the
 * result. Thread-safe.
 */
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

  /** Starts trawl with its indexes below {@code directory}. */
  public static Subject start(Path directory) {
    return start(directory, "");
  }

  /**
   * @param settings in the format of {@code conf/application.conf}; they override the user's
   *     settings
   */
  public static Subject start(Path directory, String settings) {
    return start(SubjectSettings.below(directory, settings));
  }

  /**
   * Starts trawl so that the window of every model has {@code windowTokens} tokens, prompt and
   * reply together. Several subjects may share a directory and its indexes.
   */
  public static Subject start(Path directory, String settings, int windowTokens) {
    return start(SubjectSettings.below(directory, settings).withWindow(windowTokens));
  }

  /**
   * Returns settings that replace all configured models with the simulated model at {@code
   * endpoint}.
   *
   * @param model further settings of section {@code trawl.model}
   */
  public static String endpointSettings(URI endpoint, String model) {
    return """
    trawl.endpoints = []
    trawl.model {
      url = "%s"
      name = trawl-simulated
      api-key-env = TRAWL_BENCH_HAS_NO_KEY
      %s
    }
    """
        .formatted(endpoint, model);
  }

  private static Subject start(SubjectSettings settings) {
    // Logging must be initialised before the system's threads use it concurrently.
    LoggerFactory.getILoggerFactory();
    return new Subject(settings);
  }

  /** Opens the sources. Throws an exception if one cannot be opened. */
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

  /** Opens the index of a document, to look up ranks. It is the index that trawl itself uses. */
  public Library.Opened index(Source source) throws DocumentException {
    return library.open(source);
  }

  public ReadingModel model() {
    return trawl.model();
  }

  /** Returns a parser with the settings of this instance. */
  public DocumentParser parser() {
    return settings.parser();
  }

  /** Returns a chunker with the settings of this instance. */
  public Chunker chunker() {
    return settings.chunker();
  }

  /**
   * Writes the index of a document into an empty folder.
   *
   * @param chunks all chunks of the document
   */
  public void index(ParsedDocument document, List<ChunkSpan> chunks, Path folder)
      throws IOException {
    settings.indexer(document, chunks).build(folder);
  }

  /** Asks a question and waits. After a failure or a timeout, the reply has no answer. */
  public Reply ask(String question, Level level, List<DocumentId> documents) {
    return ask(question, level, documents, event -> {});
  }

  /** Asks a question and waits. {@code listener} gets every event in order and must not block. */
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

  /** Returns a method that asks this instance at {@code level}. */
  public Method methodAt(Level level) {
    return text -> {
      var documents = open(List.of(text)).stream().map(Document::id).toList();
      return question -> ask(question, level, documents);
    };
  }

  /**
   * Sends {@code task} directly to the model that writes answers. The call needs no permit and its
   * reply is not checked, but failed calls are retried as often as in a run.
   *
   * @throws ModelException if the last attempt fails
   */
  public ModelCall.Reply<Draft> answer(ModelTask.Answer task) {
    return settings.retryPolicy().call(() -> model().answer(task), timeout);
  }

  /** Asks a question without waiting for the answer. */
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

  /** Starts an HTTP server on any free port of this machine. */
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
