package dev.trawl.bench.compare;

import dev.trawl.actors.window.Excerpt;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.bench.subject.Method;
import dev.trawl.bench.subject.Reply;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Answer;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Citation;
import dev.trawl.protocol.Coverage;
import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Source;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Timing;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.document.DocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The model alone. It gets the text in its own window, with the middle cut out if the text does not
 * fit, and the unchanged question in one call. There is no search and no reading pass. The model's
 * reply is the answer even if its quotes are not in the text.
 *
 * @param subject provides the model and its window
 */
record NativeWindow(Subject subject) implements Method {
  private static final String NAME = "text.txt";

  @Override
  public PreparedText open(Source text) {
    var chunks = chunks(text);
    return question -> ask(question, text, chunks);
  }

  /** Returns the same chunks that the other methods use. */
  private List<Chunk> chunks(Source text) {
    try (var index = subject.index(text).index()) {
      var chunks = new ArrayList<Chunk>();
      for (var ordinal = 0; ordinal < index.document().chunks(); ordinal++) {
        chunks.add(index.chunk(ordinal));
      }
      return chunks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private Reply ask(String question, Source text, List<Chunk> chunks) {
    var query = new Query(question, Languages.of(question), List.of());
    var cut = MiddleCut.of(chunks, kept -> fits(task(query, TermStatistics.NONE, kept)));
    if (cut.kept().isEmpty()) {
      return new Reply(Optional.empty(), "no chunk fits the model's window", 0);
    }
    var task = task(query, statistics(query, text, cut), cut.kept());
    var start = System.nanoTime();
    try {
      var reply = subject.answer(task);
      return new Reply(Optional.of(answer(reply, cut)), "", since(start), Optional.of(cut.text()));
    } catch (ModelException failed) {
      return new Reply(Optional.empty(), String.valueOf(failed.getMessage()), since(start));
    }
  }

  private boolean fits(ModelTask.Answer task) {
    var model = subject.model();
    return model.promptTokens(task) <= model.window().promptTokens();
  }

  private static ModelTask.Answer task(Query query, TermStatistics statistics, List<Chunk> chunks) {
    return new ModelTask.Answer(query.text(), "", query, statistics, chunks);
  }

  /**
   * Returns the term statistics of the text that the model sees, without the middle that was cut
   * out. As for the other methods, the time of an answer does not include indexing.
   */
  private TermStatistics statistics(Query query, Source text, MiddleCut cut) {
    var shown =
        cut.isComplete()
            ? text
            : new Source.InMemory(NAME, cut.text().getBytes(StandardCharsets.UTF_8));
    try (var index = subject.index(shown).index()) {
      return index.count(query);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DocumentException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * Creates the answer. Its level is retrieve, because that level shows the model one window of
   * text, too.
   */
  private static Answer answer(ModelCall.Reply<Draft> reply, MiddleCut cut) {
    var draft = reply.value();
    var evidence = evidence(draft, cut);
    var relevant = (int) evidence.stream().map(Evidence::chunk).distinct().count();
    return new Answer(
        draft.text(),
        draft.answered() && !draft.text().isBlank()
            ? Answer.Status.ANSWERED
            : Answer.Status.UNANSWERED,
        Level.RETRIEVE,
        IntStream.range(0, evidence.size())
            .mapToObj(at -> new Citation(at + 1, evidence.get(at)))
            .toList(),
        new Coverage(cut.chunks().size(), cut.kept().size(), relevant, 0, List.of()),
        List.of(),
        Map.of(),
        reply.usage(),
        Timing.NONE,
        List.of());
  }

  /** Returns those quotes that are in their chunk; other quotes cannot be verified. */
  private static List<Evidence> evidence(Draft draft, MiddleCut cut) {
    var excerpts =
        cut.kept().stream()
            .map(chunk -> new Excerpt(chunk, NAME, 0))
            .collect(Collectors.toMap(excerpt -> excerpt.chunk().id(), Function.identity()));
    return draft.quotes().stream()
        .flatMap(
            quote ->
                Optional.ofNullable(excerpts.get(quote.chunk()))
                    .flatMap(excerpt -> QuoteFinder.find(excerpt, quote.text()))
                    .stream())
        .distinct()
        .toList();
  }

  private static long since(long start) {
    return (System.nanoTime() - start) / 1_000_000;
  }
}
