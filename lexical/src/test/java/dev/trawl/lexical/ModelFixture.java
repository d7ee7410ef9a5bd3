package dev.trawl.lexical;

import com.typesafe.config.ConfigFactory;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import dev.trawl.retrieval.analysis.Analysis;
import dev.trawl.retrieval.analysis.Term;
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.chunk.Sentences;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Runs the lexical model on test texts. Each text is one chunk. */
public final class ModelFixture {
  static final LexicalSettings SETTINGS =
      LexicalSettings.from(
          ConfigFactory.parseResources("dev/trawl/application.conf").getConfig("trawl"));
  static final LexicalReadingModel MODEL =
      new LexicalReadingModel(SETTINGS, Tokens.builtIn(), Runnable::run);

  private static final DocumentId DOCUMENT = new DocumentId("ab".repeat(32));

  private ModelFixture() {}

  public static Draft answer(String question, String... texts) {
    return value(MODEL.answer(answerTask(question, texts)));
  }

  static Verdict read(String question, String text) {
    return value(MODEL.read(readTask(question, text))).getFirst();
  }

  public static ModelTask.Answer answerTask(String question, String... texts) {
    var chunks = chunks(texts);
    return new ModelTask.Answer(
        question, "", query(question), statistics(question, chunks), chunks);
  }

  static ModelTask.Read readTask(String question, String text) {
    var chunks = chunks(text);
    return new ModelTask.Read(
        readingQuestion(question, statistics(question, chunks)), chunks.getFirst());
  }

  static ModelTask.Question readingQuestion(String question, TermStatistics statistics) {
    return new ModelTask.Question(question, query(question), statistics);
  }

  static Query query(String question) {
    return new Query(question, Languages.of(question), List.of());
  }

  public static List<Chunk> chunks(String... texts) {
    var chunks = new ArrayList<Chunk>();
    int start = 0;
    for (String text : texts) {
      chunks.add(
          new Chunk(
              new ChunkId(DOCUMENT, chunks.size()),
              start,
              start + text.length(),
              1,
              "",
              Languages.of(text),
              Tokens.builtIn().count(text),
              text));
      start += text.length();
    }
    return chunks;
  }

  /**
   * Term statistics of a document with 10,000 sentences, in which only the sentences of {@code
   * chunks} contain words of the question.
   */
  public static TermStatistics statistics(String question, List<Chunk> chunks) {
    Map<String, Long> frequency = new HashMap<>();
    for (String language : List.of("en", "zh", Languages.of(question))) {
      Analysis.terms(question, language).forEach(term -> frequency.put(term.text(), 0L));
    }
    for (var chunk : chunks) {
      for (var span : Sentences.of(chunk.text())) {
        var sentence = chunk.text().substring(span.startChar(), span.endChar());
        new HashSet<>(Analysis.terms(sentence, chunk.language()).stream().map(Term::text).toList())
            .forEach(term -> frequency.computeIfPresent(term, (t, n) -> n + 1));
      }
    }
    return new TermStatistics(700, 200_000, 10_000, 200_000, frequency, frequency);
  }

  /** The words of the draft's text that answer; empty if none are highlighted. */
  static String highlight(Draft draft) {
    return draft
        .highlight()
        .map(words -> draft.text().substring(words.startChar(), words.endChar()))
        .orElse("");
  }

  static <T> T value(ModelCall<T> call) {
    return call.reply().toCompletableFuture().join().value();
  }
}
