package dev.trawl.retrieval.connect;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds places that answer a question together, in two searches. The first is for the question; the
 * best paragraphs that it finds are the {@code leads}. The second is for the names in each lead.
 * Then every lead is paired with every paragraph found. Pairs are ranked by the share of the
 * question's rare words that they contain together, by the strength of the name that links them,
 * and by how well each fits the question alone. Immutable.
 */
public final class Connecting {
  /** The result of one search. */
  public record Found(TermStatistics statistics, List<Chunk> chunks) {
    public Found {
      chunks = List.copyOf(chunks);
    }
  }

  private final QuestionTerms sought;
  private final ConnectBounds bounds;
  private final Found first;
  private final List<Paragraph> paragraphs;
  private final List<Lead> leads;

  private Connecting(QuestionTerms sought, ConnectBounds bounds, Found first) {
    this.paragraphs = paragraphs(first.chunks().stream());
    var relevance = new Relevance(paragraphs, sought);
    this.sought = sought;
    this.bounds = bounds;
    this.first = first;
    this.leads =
        paragraphs.stream()
            .filter(paragraph -> relevance.of(paragraph) > 0)
            .sorted(Comparator.comparingDouble(relevance::of).reversed())
            .limit(bounds.maxStarts())
            .map(paragraph -> Lead.of(paragraph, sought, bounds.maxNames()))
            .toList();
  }

  /**
   * @param question the first search
   * @param found its result
   */
  public static Connecting of(Query question, Found found, ConnectBounds bounds) {
    return new Connecting(
        QuestionTerms.of(question.text(), question.language(), found.statistics()), bounds, found);
  }

  private static List<Paragraph> paragraphs(Stream<Chunk> chunks) {
    return chunks.flatMap(chunk -> Paragraph.of(chunk).stream()).toList();
  }

  /** The queries of the second search. */
  public List<Query> queries() {
    return leads.stream().map(Lead::query).toList();
  }

  /**
   * The best sentence of each place, those of the best pair first.
   *
   * @param second results of the queries; those of failed searches may be missing
   */
  public List<Quote> quotes(List<Found> second) {
    var quotes = new LinkedHashMap<Paragraph, Quote>();
    for (var pair : pairs(second)) {
      for (var paragraph : pair.both()) {
        quotes.computeIfAbsent(paragraph, any -> BestSentence.of(paragraph, sought, pair.by()));
      }
      if (quotes.size() >= bounds.maxQuotes()) {
        break;
      }
    }
    return quotes.values().stream().distinct().limit(bounds.maxQuotes()).toList();
  }

  private List<Pair> pairs(List<Found> second) {
    var known = first.chunks().stream().map(Chunk::id).collect(Collectors.toSet());
    var more =
        second.stream()
            .flatMap(found -> found.chunks().stream())
            .filter(chunk -> known.add(chunk.id()));
    var all = Stream.concat(paragraphs.stream(), paragraphs(more).stream()).toList();
    var counted = Stream.concat(Stream.of(first), second.stream()).map(Found::statistics).toList();
    return new Pairs(sought, new Rarity(counted), leads, all).ranked();
  }
}
