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
 * Finds paragraphs that together answer a question, in two searches. The first search is for the
 * question; its best paragraphs are the {@code leads}. The second search is for the names in each
 * lead. Then every lead is paired with every paragraph that was found. Pairs are ranked by the
 * share of the question's rare words that the two paragraphs contain together, by the strength of
 * the name that links them, and by the relevance of each paragraph. Immutable.
 */
public final class ConnectionPlan {
  /** The result of one search. */
  public record Found(TermStatistics statistics, List<Chunk> chunks) {
    public Found {
      chunks = List.copyOf(chunks);
    }
  }

  private final QuestionTerms terms;
  private final ConnectLimits limits;
  private final Found first;
  private final List<Paragraph> paragraphs;
  private final List<Lead> leads;

  private ConnectionPlan(QuestionTerms terms, ConnectLimits limits, Found first) {
    this.paragraphs = paragraphs(first.chunks().stream());
    var relevance = new Relevance(paragraphs, terms);
    this.terms = terms;
    this.limits = limits;
    this.first = first;
    this.leads =
        paragraphs.stream()
            .filter(paragraph -> relevance.of(paragraph) > 0)
            .sorted(Comparator.comparingDouble(relevance::of).reversed())
            .limit(limits.maxStarts())
            .map(paragraph -> Lead.of(paragraph, terms, limits.maxNames()))
            .toList();
  }

  /**
   * @param question the query of the first search
   * @param found the result of the first search
   */
  public static ConnectionPlan of(Query question, Found found, ConnectLimits limits) {
    return new ConnectionPlan(
        QuestionTerms.of(question.text(), question.language(), found.statistics()), limits, found);
  }

  private static List<Paragraph> paragraphs(Stream<Chunk> chunks) {
    return chunks.flatMap(chunk -> Paragraph.of(chunk).stream()).toList();
  }

  /** The queries of the second search. */
  public List<Query> queries() {
    return leads.stream().map(Lead::query).toList();
  }

  /**
   * The best sentence of each paragraph; the best pair comes first.
   *
   * @param second results of the queries; the results of failed searches may be missing
   */
  public List<Quote> quotes(List<Found> second) {
    var quotes = new LinkedHashMap<Paragraph, Quote>();
    for (var pair : pairs(second)) {
      for (var paragraph : pair.both()) {
        quotes.computeIfAbsent(
            paragraph, any -> BestSentence.of(paragraph, terms, pair.linkName()));
      }
      if (quotes.size() >= limits.maxQuotes()) {
        break;
      }
    }
    return quotes.values().stream().distinct().limit(limits.maxQuotes()).toList();
  }

  private List<Pair> pairs(List<Found> second) {
    var known = first.chunks().stream().map(Chunk::id).collect(Collectors.toSet());
    var more =
        second.stream()
            .flatMap(found -> found.chunks().stream())
            .filter(chunk -> known.add(chunk.id()));
    var all = Stream.concat(paragraphs.stream(), paragraphs(more).stream()).toList();
    var counted = Stream.concat(Stream.of(first), second.stream()).map(Found::statistics).toList();
    return new Pairs(terms, new Rarity(counted), leads, all).ranked();
  }
}
