package dev.trawl.actors;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Retrieval;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.testkit.ScriptedModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.Behaviors;

/**
 * A document with given chunks, and a retriever that scores them by the words they share with the
 * query.
 */
public record MemoryDocument(Document document, List<Chunk> chunks) {
  /**
   * Each text is a chunk, and chunk n is on page n. The digit {@code 'a'} gives the name {@code
   * a.txt}.
   */
  public static MemoryDocument of(char digit, String... texts) {
    return of(digit, List.of(texts));
  }

  public static MemoryDocument of(char digit, List<String> texts) {
    var id = new DocumentId(String.valueOf(digit).repeat(64));
    var chunks = new ArrayList<Chunk>();
    var start = 0;
    for (var text : texts) {
      chunks.add(
          new Chunk(
              new ChunkId(id, chunks.size()),
              start,
              start + text.length(),
              chunks.size() + 1,
              "",
              "en",
              ScriptedModel.words(text),
              text));
      start += text.length();
    }
    var tokens = chunks.stream().mapToInt(Chunk::tokens).sum();
    var document =
        new Document(
            id,
            digit + ".txt",
            "text/plain",
            chunks.size(),
            start,
            tokens,
            chunks.size(),
            List.of("en"),
            List.of());
    return new MemoryDocument(document, chunks);
  }

  DocumentId id() {
    return document.id();
  }

  ChunkId chunk(int ordinal) {
    return chunks.get(ordinal).id();
  }

  private String text(Span span) {
    return chunks.stream()
        .map(Chunk::text)
        .collect(Collectors.joining())
        .substring(span.startChar(), span.endChar());
  }

  Behavior<Retrieval.Command> retriever() {
    return Behaviors.receiveMessage(
        message -> {
          switch (message) {
            case Retrieval.Count(var of, var query, var replyTo) ->
                replyTo.tell(new Retrieval.Counted(id(), count(query)));
            case Retrieval.Search(var of, var query, var statistics, var limit, var replyTo) ->
                replyTo.tell(new Retrieval.Found(id(), search(query, limit)));
            case Retrieval.Fetch(var of, var ordinals, var replyTo) ->
                replyTo.tell(
                    new Retrieval.Text(
                        id(),
                        ordinals.stream().map(chunks::get).toList(),
                        List.of(),
                        List.of(),
                        List.of()));
            case Retrieval.Slice(var of, var span, var replyTo) ->
                replyTo.tell(new Retrieval.Sliced(id(), span, text(span), 1, List.of()));
            case Retrieval.Suggest(var of, var replyTo) ->
                replyTo.tell(new Retrieval.Suggested(id(), List.of()));
            case Retrieval.Place(var of, var question, var replyTo) ->
                replyTo.tell(new Retrieval.Placed(id(), List.of(), ""));
            case Retrieval.Locate(var of, var page, var replyTo) ->
                replyTo.tell(new Retrieval.Located(id(), page, new Span(0, document.characters())));
            case Retrieval.ToSelf internal -> throw new IllegalStateException();
          }
          return Behaviors.same();
        });
  }

  private TermStatistics count(Query query) {
    Map<String, Long> frequency = new HashMap<>();
    terms(query)
        .forEach(
            term ->
                frequency.put(
                    term,
                    chunks.stream().filter(chunk -> words(chunk.text()).contains(term)).count()));
    return new TermStatistics(
        chunks.size(), document.tokens(), chunks.size(), document.tokens(), frequency, frequency);
  }

  private List<Hit> search(Query query, int limit) {
    return chunks.stream()
        .map(chunk -> new Hit(chunk.id(), score(query, chunk), List.of()))
        .filter(hit -> hit.score() > 0)
        .sorted((left, right) -> Double.compare(right.score(), left.score()))
        .limit(limit)
        .toList();
  }

  private static double score(Query query, Chunk chunk) {
    var words = words(chunk.text());
    return terms(query).stream().filter(words::contains).count();
  }

  private static Set<String> terms(Query query) {
    return Stream.concat(
            words(query.text()).stream(),
            query.keywords().stream().map(Keyword::text).flatMap(text -> words(text).stream()))
        .collect(Collectors.toSet());
  }

  private static Set<String> words(String text) {
    return Stream.of(text.toLowerCase().split("\\W+"))
        .filter(word -> word.length() > 3)
        .collect(Collectors.toSet());
  }
}
