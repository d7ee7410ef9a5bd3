package dev.trawl.lexical.sentence;

import dev.trawl.lexical.sentence.MarkedChunk.Line;
import java.util.Locale;

/**
 * Features that measure how well a sentence matches a question. Unless noted, a share is a share of
 * the question's weight, 0 to 1.
 *
 * @param own share in the sentence
 * @param before additional share in the previous sentence
 * @param next additional share in the next sentence
 * @param heading additional share in the headings
 * @param rest additional share in the rest of the chunk
 * @param pairs share of the question's adjacent terms that are also adjacent in the sentence
 * @param names share of the question's names in the sentence; 1 if the question has no names
 * @param near share of the question's names in the sentence, the previous sentence or the headings
 * @param kindMatch 1 if the sentence contains the kind of answer that the question asks for,
 *     otherwise 0
 * @param length logarithm of the sentence's length
 * @param contextShare share in the sentence and, decayed, in the sentences before it, weighted as
 *     in BM25
 * @param strength share in the whole chunk, weighted as in BM25
 * @param words share in the sentence, counting whole words only
 * @param place logarithm of the sentence's position in the chunk
 * @param slot number of words around one position that match the words around the question's gap
 * @param quoted share of the question's quotations that the sentence contains verbatim
 * @param listed 1 if the sentence is a line of a table of contents or an index
 * @param identified 1 if the sentence contains a code of the question; -1 if neither the chunk nor
 *     its headings contain one, because a similar code names something else; otherwise 0
 * @param only whether this is the only sentence in the documents that contains the question's names
 */
public record SentenceScore(
    double own,
    double before,
    double next,
    double heading,
    double rest,
    double pairs,
    double names,
    double near,
    double kindMatch,
    double length,
    double contextShare,
    double strength,
    double words,
    double place,
    double slot,
    double quoted,
    double listed,
    double identified,
    boolean only) {
  /** Maximum number of matching words around the gap that are counted. */
  private static final int MAX_SLOT = 4;

  static SentenceScore of(MarkedChunk marked, int at) {
    var wanted = marked.wanted();
    Line line = marked.lines().get(at);
    long own = line.found();
    long before = at > 0 ? marked.lines().get(at - 1).found() : 0;
    long next = at + 1 < marked.lines().size() ? marked.lines().get(at + 1).found() : 0;
    long seen = own | before | next | marked.heading();
    var text = marked.text(line);
    return new SentenceScore(
        wanted.share(own),
        wanted.share(before & ~own),
        wanted.share(next & ~(own | before)),
        wanted.share(marked.heading() & ~(own | before | next)),
        wanted.share(marked.all() & ~seen),
        pairs(wanted, line.pairs()),
        names(wanted, own),
        names(wanted, own | before | marked.heading()),
        KindMatch.of(wanted.question(), text) ? 1 : 0,
        Math.log(Math.max(text.length(), 10)),
        line.contextShare(),
        marked.strength(),
        wanted.wordShare(own),
        Math.log1p(at),
        Math.min(line.slot(), MAX_SLOT),
        quoted(wanted, text),
        ContentsLine.isListed(text) ? 1 : 0,
        identified(marked, text),
        wanted.isOnlyMention(own));
  }

  private static double pairs(QuestionTerms wanted, long found) {
    double all = 0;
    double have = 0;
    for (int i = 0; i < wanted.after().length; i++) {
      int next = wanted.after()[i];
      if (next >= 0) {
        double weight = wanted.weights()[i] + wanted.weights()[next];
        all += weight;
        have += (found >> i & 1) == 0 ? 0 : weight;
      }
    }
    return all == 0 ? 0 : have / all;
  }

  private static double names(QuestionTerms wanted, long found) {
    double all = wanted.weight(wanted.names());
    return all == 0 ? 1 : wanted.weight(wanted.names() & found) / all;
  }

  private static double quoted(QuestionTerms wanted, String text) {
    if (wanted.quoted().isEmpty()) {
      return 0;
    }
    var lower = text.toLowerCase(Locale.ROOT);
    long found = wanted.quoted().stream().filter(lower::contains).count();
    return found / (double) wanted.quoted().size();
  }

  private static double identified(MarkedChunk marked, String text) {
    var wanted = marked.wanted();
    if (wanted.identifiers().isEmpty()) {
      return 0;
    }
    if (wanted.isIdentifiedIn(text)) {
      return 1;
    }
    return marked.identified() ? 0 : -1;
  }

  /** The features by which sentences are ranked. */
  double[] features() {
    return new double[] {
      own,
      before,
      next,
      heading,
      rest,
      pairs,
      names,
      near,
      kindMatch,
      length,
      contextShare,
      strength,
      words,
      place,
      slot,
      quoted,
      listed
    };
  }

  /**
   * Weights of the features, in the same order, fitted so that the sentence with the answer ranks
   * first.
   */
  private static final double[] SPACED = {
    5.5, 3.3, 4, 2, 0.5, 1.1, -1.2, 1.4, 1.9, 0, 7, 7.5, 0.5, -0.2, 0.3, 4, -5
  };

  /**
   * The weights for Chinese. Adjacent terms have less weight because pairs of characters overlap.
   */
  private static final double[] CHINESE = {
    7.5, 4, 6.4, 2, 3.3, -6, -0.7, 0.8, 1.9, 0, 9.4, 8.9, 5.3, -0.4, 0.4, 4, -5
  };

  /** The score of the sentence. Scores are only comparable for the same question. */
  double total(String language) {
    double[] weights = language.equals("zh") ? CHINESE : SPACED;
    double[] features = features();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }
}
