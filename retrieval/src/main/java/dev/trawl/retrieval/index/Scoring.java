package dev.trawl.retrieval.index;

import dev.trawl.protocol.Span;
import dev.trawl.protocol.TermStatistics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Scores chunks for one query: BM25 of the chunk and of its best sentence, plus additional weight
 * for phrases and headings. Used by one thread.
 */
final class Scoring {
  /** Maximum number of sentences in a hit. */
  private static final int SENTENCES_MAX = 3;

  private final QueryTerms query;
  private final ChunkTable table;
  private final IndexSettings.Ranking ranking;
  private final double[] chunkWeights;
  private final double[] sentenceWeights;
  private final double meanChunk;
  private final double queryWeight;
  private final double meanSentence;
  private double[] sentenceScores = new double[64];
  private double[] coverage = new double[64];
  private boolean[] sentenceOwn = new boolean[64];

  Scoring(
      QueryTerms query,
      TermStatistics statistics,
      ChunkTable table,
      IndexSettings.Ranking ranking) {
    this.query = query;
    this.table = table;
    this.ranking = ranking;
    this.meanChunk = statistics.chunkTerms() / (double) Math.max(1, statistics.chunks());
    this.meanSentence = statistics.sentenceTerms() / (double) Math.max(1, statistics.sentences());
    this.chunkWeights = new double[query.words().size()];
    this.sentenceWeights = new double[query.words().size()];
    for (int i = 0; i < chunkWeights.length; i++) {
      var word = query.words().get(i);
      chunkWeights[i] = word.weight() * minRarity(word, statistics::inverseChunkFrequency);
      sentenceWeights[i] = word.weight() * minRarity(word, statistics::inverseSentenceFrequency);
    }
    this.queryWeight = Math.max(Arrays.stream(sentenceWeights).sum(), Double.MIN_NORMAL);
  }

  /** The factor by which the weight of a word decays from one sentence to the next. */
  private static final double DECAY = 0.85;

  /** The rarity of a word, which is the rarity of its most common form. */
  private static double minRarity(
      QueryTerms.Word word, java.util.function.ToDoubleFunction<String> rarity) {
    return word.terms().stream().mapToDouble(rarity).min().orElse(0);
  }

  /** Total weight of the words of the query. */
  double queryWeight() {
    return queryWeight;
  }

  /** The score of the current chunk of {@code matches}. */
  double score(int chunk, Matches matches) {
    int sentences = table.sentenceEnds[chunk] - table.firstSentence(chunk);
    if (sentences > sentenceScores.length) {
      sentenceScores = new double[2 * sentences];
      coverage = new double[2 * sentences];
      sentenceOwn = new boolean[2 * sentences];
    }
    Arrays.fill(sentenceScores, 0, sentences, 0);
    Arrays.fill(coverage, 0, sentences, 0);
    Arrays.fill(sentenceOwn, 0, sentences, false);
    double score = 0;
    double heading = 0;
    for (int word = 0; word < chunkWeights.length; word++) {
      if (matches.inHeading(word)) {
        heading += chunkWeights[word];
      }
      if (matches.count(word) > 0) {
        score += chunkWeights[word] * saturation(chunk, matches.count(word));
        spread(chunk, word, matches);
      }
    }
    for (var phrase : query.phrases()) {
      score += phrase(chunk, phrase, matches);
    }
    double best = 0;
    for (int i = 0; i < sentences; i++) {
      double share = coverage[i] / queryWeight;
      sentenceScores[i] *= sentenceOwn[i] ? 1 - ranking.coverage() * (1 - share) : 0;
      best = Math.max(best, sentenceScores[i]);
    }
    double title = 0;
    for (int word : matches.titleWords()) {
      title += chunkWeights[word];
    }
    title = Math.max(title, matches.titleRarity());
    double sum =
        score + ranking.sentence() * best + ranking.heading() * heading + ranking.title() * title;
    return table.listing[chunk] == 1 ? sum * ranking.listing() : sum;
  }

  private double saturation(int chunk, int frequency) {
    return ranking.chunks().saturation(frequency, table.length(chunk), meanChunk);
  }

  /**
   * Adds a word's occurrences to their sentences and, with less weight, to the following sentences,
   * because a text often does not repeat the name of its subject.
   */
  private void spread(int chunk, int word, Matches matches) {
    int first = table.firstSentence(chunk);
    int sentences = table.sentenceEnds[chunk] - first;
    int i = 0;
    double context = 0;
    for (int sentence = 0; sentence < sentences; sentence++) {
      int end = table.sentencePositionEnds[first + sentence];
      int frequency = 0;
      while (i < matches.count(word) && matches.position(word, i) < end) {
        frequency++;
        i++;
      }
      double own = 0;
      if (frequency > 0) {
        own =
            ranking
                .sentences()
                .saturation(frequency, table.sentenceLength(chunk, first + sentence), meanSentence);
        sentenceOwn[sentence] = true;
      }
      sentenceScores[sentence] += sentenceWeights[word] * Math.max(own, context);
      coverage[sentence] += sentenceWeights[word] * (own > 0 ? 1 : context > 0 ? 0.8 : 0);
      context = Math.max(context * DECAY, own * ranking.context());
    }
  }

  private void add(int chunk, int sentence, int frequency, double weight) {
    if (frequency > 0) {
      int length = table.sentenceLength(chunk, sentence);
      sentenceScores[sentence - table.firstSentence(chunk)] +=
          weight * ranking.sentences().saturation(frequency, length, meanSentence);
    }
  }

  /**
   * Returns the contribution of a phrase to the score of the chunk. Also adds it to the sentences.
   */
  private double phrase(int chunk, QueryTerms.Phrase phrase, Matches matches) {
    int[] words = phrase.words();
    int found = 0;
    double chunkWeight = 0;
    double sentenceWeight = 0;
    for (int word : words) {
      if (matches.count(word) == 0) {
        return 0;
      }
      chunkWeight += chunkWeights[word];
      sentenceWeight += sentenceWeights[word];
    }
    int sentence = table.firstSentence(chunk);
    int last = -1;
    for (int i = 0; i < matches.count(words[0]); i++) {
      int position = matches.position(words[0], i);
      if (!occurs(phrase, position, matches)) {
        continue;
      }
      found++;
      while (position >= table.sentencePositionEnds[sentence]) {
        sentence++;
      }
      if (sentence != last) {
        add(chunk, sentence, 1, ranking.pair() * sentenceWeight);
        last = sentence;
      }
    }
    return found == 0 ? 0 : ranking.pair() * chunkWeight * saturation(chunk, found);
  }

  private static boolean occurs(QueryTerms.Phrase phrase, int position, Matches matches) {
    for (int i = 1; i < phrase.words().length; i++) {
      if (!matches.occurs(phrase.words()[i], position + phrase.offsets()[i])) {
        return false;
      }
    }
    return true;
  }

  /** The best sentences of the last scored chunk, best first. */
  List<Span> bestSentences(int chunk) {
    int first = table.firstSentence(chunk);
    int sentences = table.sentenceEnds[chunk] - first;
    var best = new ArrayList<Span>();
    for (int rank = 0; rank < Math.min(SENTENCES_MAX, sentences); rank++) {
      int top = 0;
      for (int i = 1; i < sentences; i++) {
        top = sentenceScores[i] > sentenceScores[top] ? i : top;
      }
      if (sentenceScores[top] <= 0) {
        break;
      }
      best.add(table.sentence(chunk, first + top));
      sentenceScores[top] = 0;
    }
    return best;
  }
}
