package dev.trawl.bench.retrieval;

import dev.trawl.bench.data.DataException;
import dev.trawl.bench.data.Gold;
import dev.trawl.bench.data.Question;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Hit;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.retrieval.index.DocumentIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The opened documents of a question set, searched as one collection. */
final class Corpus {
  private static final Pattern SENTENCE_END = Pattern.compile("[。！？]|[.!?]\\s+(?=\\p{Lu})");

  private final Map<DocumentId, DocumentIndex> indexes = new HashMap<>();
  private final Map<String, DocumentId> byName = new HashMap<>();
  private final Map<DocumentId, Locator> locators = new HashMap<>();

  Corpus(List<DocumentIndex> opened) {
    for (var index : opened) {
      indexes.put(index.document().id(), index);
      byName.put(index.document().name(), index.document().id());
    }
  }

  List<Document> documents() {
    return indexes.values().stream().map(DocumentIndex::document).toList();
  }

  List<String> languages() {
    return documents().stream().flatMap(d -> d.languages().stream()).distinct().toList();
  }

  /** Returns the statistics of the query's terms in all documents. */
  TermStatistics count(Query query) throws IOException {
    var parts = new ArrayList<TermStatistics>();
    for (var index : indexes.values()) {
      parts.add(index.count(query));
    }
    return TermStatistics.sum(parts);
  }

  /** Returns the best {@code limit} chunks of all documents, best first. */
  List<Hit> search(Query query, TermStatistics statistics, int limit) throws IOException {
    var hits = new ArrayList<Hit>();
    for (var index : indexes.values()) {
      hits.addAll(index.search(query, statistics, limit));
    }
    hits.sort(Comparator.comparingDouble(Hit::score).reversed().thenComparing(Hit::chunk));
    return hits.subList(0, Math.min(limit, hits.size()));
  }

  Chunk chunk(ChunkId id) throws IOException {
    return index(id.document()).chunk(id.ordinal());
  }

  /** Returns the span of a whole chunk. */
  FoundSpan spanOf(ChunkId id) throws IOException {
    var chunk = chunk(id);
    return spanOf(id.document(), new Span(chunk.startChar(), chunk.endChar()));
  }

  /** Adds the page numbers to a span of a document. */
  FoundSpan spanOf(DocumentId document, Span span) {
    var index = index(document);
    var last = Math.max(span.startChar(), span.endChar() - 1);
    return new FoundSpan(document, span, index.pageAt(span.startChar()), index.pageAt(last));
  }

  String text(FoundSpan found) throws IOException {
    return index(found.document()).text(found.span());
  }

  /**
   * Finds the places of a question's evidence. Returns empty if a part of the evidence is not in
   * the documents.
   */
  Optional<List<Place.Step>> locate(Question question) throws IOException {
    if (question.steps().isEmpty()) {
      return Optional.empty();
    }
    var steps = new ArrayList<Place.Step>();
    for (var step : question.steps()) {
      var places = new ArrayList<Place>();
      for (var gold : step.anyOf()) {
        locate(gold).ifPresent(places::add);
      }
      if (places.isEmpty()) {
        return Optional.empty();
      }
      steps.add(new Place.Step(places));
    }
    return Optional.of(steps);
  }

  private Optional<Place> locate(Gold gold) throws IOException {
    var document = byName.get(gold.document());
    if (document == null) {
      throw new DataException("evidence in a document that does not exist: " + gold.document());
    }
    return switch (gold) {
      case Gold.OnPage(var name, var page) -> Optional.of(new Place.OnPage(document, page));
      case Gold.InText(var name, var paragraph, var answers) -> {
        var locator = locator(document);
        yield locator
            .find(paragraph)
            .map(paragraphSpan -> inText(document, locator, paragraphSpan, paragraph, answers));
      }
    };
  }

  private static Place inText(
      DocumentId document,
      Locator locator,
      Span paragraphSpan,
      String paragraph,
      List<Span> answers) {
    var spans =
        answers.stream().map(answer -> locator.part(paragraphSpan, paragraph, answer)).toList();
    var parts =
        answers.stream()
            .flatMap(answer -> sentences(paragraph, answer).stream())
            .map(part -> locator.part(paragraphSpan, paragraph, part))
            .toList();
    return new Place.InText(
        document, paragraphSpan, spans.isEmpty() ? List.of(paragraphSpan) : spans, parts);
  }

  /**
   * Returns the sentences of an answer that consists of several sentences; empty if it has only
   * one.
   */
  private static List<Span> sentences(String paragraph, Span answer) {
    var parts = new ArrayList<Span>();
    var start = answer.startChar();
    var ends = SENTENCE_END.matcher(paragraph).region(start, answer.endChar());
    while (ends.find()) {
      parts.add(new Span(start, ends.start() + 1));
      start = ends.end();
    }
    if (!parts.isEmpty() && start < answer.endChar()) {
      parts.add(new Span(start, answer.endChar()));
    }
    return parts.size() > 1 ? parts : List.of();
  }

  private Locator locator(DocumentId document) throws IOException {
    var known = locators.get(document);
    if (known == null) {
      var index = index(document);
      known = new Locator(index.text(new Span(0, index.document().characters())));
      locators.put(document, known);
    }
    return known;
  }

  private DocumentIndex index(DocumentId document) {
    var index = indexes.get(document);
    if (index == null) {
      throw new IllegalArgumentException("document is not open: " + document);
    }
    return index;
  }
}
