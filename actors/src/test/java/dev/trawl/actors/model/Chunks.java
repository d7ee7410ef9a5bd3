package dev.trawl.actors.model;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Chunks and tasks with the given texts. */
final class Chunks {
  static final Tokens TOKENS = Tokens.builtIn();

  private Chunks() {}

  static Chunk of(String text) {
    return of(0, "", text);
  }

  static Chunk of(int ordinal, String heading, String text) {
    return new Chunk(
        new ChunkId(new DocumentId("a".repeat(64)), ordinal),
        0,
        text.length(),
        1,
        heading,
        "en",
        TOKENS.count(text),
        text);
  }

  static List<Chunk> listOf(String... texts) {
    return IntStream.range(0, texts.length).mapToObj(at -> of(at, "", texts[at])).toList();
  }

  static ModelTask.Read read(String question, String text) {
    return read(question, of(text));
  }

  static ModelTask.Read read(String question, Chunk chunk) {
    return new ModelTask.Read(question(question, query(question, "en")), chunk);
  }

  static ModelTask.Question question(String question, Query query) {
    return new ModelTask.Question(question, query, TermStatistics.NONE);
  }

  static ModelTask.Answer answer(String question, String instruction, List<Chunk> chunks) {
    return new ModelTask.Answer(
        question, instruction, query(question, "en"), TermStatistics.NONE, chunks);
  }

  static Query query(String question, String language, String... keywords) {
    return new Query(
        question,
        language,
        Stream.of(keywords).map(keyword -> new Keyword(keyword, language)).toList());
  }
}
