package dev.trawl.lexical.sentence;

import dev.trawl.lexical.sentence.MarkedChunk.Line;
import java.util.Locale;

/**
 * Features that measure how well a sentence matches a question. Each share is between 0 and 1.
 * Unless its description says otherwise, it is the weight of the question's terms that occur in the
 * given place, divided by the weight of all terms of the question.
 *
 * @param own share of the question's terms in the sentence
 * @param before share of further terms in the previous sentence
 * @param next share of further terms in the next sentence
 * @param heading share of further terms in the headings
 * @param rest share of further terms in the rest of the chunk
 * @param pairShare share of the question's adjacent terms that are also adjacent in the sentence
 * @param nameShare share of the question's names in the sentence; 1 if the question has no names
 * @param nearbyNameShare share of the question's names in the sentence, the previous sentence or
 *     the headings
 * @param kindMatch 1 if the sentence contains the kind of answer that the question asks for,
 *     otherwise 0
 * @param logLength logarithm of the sentence's length
 * @param contextShare share of the terms in the sentence and the sentences before it, with less
 *     weight for more distant sentences; weighted as in BM25
 * @param chunkShare share of the terms in the whole chunk, weighted as in BM25
 * @param wordShare share of the terms in the sentence, without pairs of Chinese characters that
 *     span two words
 * @param logPosition logarithm of the sentence's position in the chunk
 * @param slotMatches how many words around the best candidate position in the sentence match the
 *     words around the missing answer in the question
 * @param quotationShare share of the question's quotations that the sentence contains verbatim
 * @param contentsLine 1 if the sentence is a line of a table of contents or an index
 * @param codeMatch 1 if the sentence contains a code of the question; -1 if neither the chunk nor
 *     its headings contain one, because a similar code names something else; otherwise 0
 * @param isOnlyMention whether this is the only sentence in the documents that contains the
 *     question's names
 */
public record SentenceScore(
    double own,
    double before,
    double next,
    double heading,
    double rest,
    double pairShare,
    double nameShare,
    double nearbyNameShare,
    double kindMatch,
    double logLength,
    double contextShare,
    double chunkShare,
    double wordShare,
    double logPosition,
    double slotMatches,
    double quotationShare,
    double contentsLine,
    double codeMatch,
    boolean isOnlyMention) {
  /** Maximum value of {@code slotMatches}. */
  private static final int MAX_SLOT_MATCHES = 4;

  static SentenceScore of(MarkedChunk marked, int at) {
    var questionTerms = marked.questionTerms();
    Line line = marked.lines().get(at);
    long own = line.found();
    long before = at > 0 ? marked.lines().get(at - 1).found() : 0;
    long next = at + 1 < marked.lines().size() ? marked.lines().get(at + 1).found() : 0;
    long seen = own | before | next | marked.headingTerms();
    var text = marked.text(line);
    return new SentenceScore(
        questionTerms.share(own),
        questionTerms.share(before & ~own),
        questionTerms.share(next & ~(own | before)),
        questionTerms.share(marked.headingTerms() & ~(own | before | next)),
        questionTerms.share(marked.termsFound() & ~seen),
        pairShare(questionTerms, line.pairs()),
        nameShare(questionTerms, own),
        nameShare(questionTerms, own | before | marked.headingTerms()),
        KindMatch.matches(questionTerms.question(), text, marked.chunk().language()) ? 1 : 0,
        Math.log(Math.max(text.length(), 10)),
        line.contextShare(),
        marked.chunkShare(),
        questionTerms.wordShare(own),
        Math.log1p(at),
        Math.min(line.slotMatches(), MAX_SLOT_MATCHES),
        quotationShare(questionTerms, text),
        ContentsLine.matches(text) ? 1 : 0,
        codeMatch(marked, text),
        questionTerms.isOnlyMention(own));
  }

  private static double pairShare(QuestionTerms questionTerms, long found) {
    double all = 0;
    double have = 0;
    for (int i = 0; i < questionTerms.after().length; i++) {
      int next = questionTerms.after()[i];
      if (next >= 0) {
        double weight = questionTerms.weights()[i] + questionTerms.weights()[next];
        all += weight;
        have += (found >> i & 1) == 0 ? 0 : weight;
      }
    }
    return all == 0 ? 0 : have / all;
  }

  private static double nameShare(QuestionTerms questionTerms, long found) {
    double all = questionTerms.weight(questionTerms.nameTerms());
    return all == 0 ? 1 : questionTerms.weight(questionTerms.nameTerms() & found) / all;
  }

  private static double quotationShare(QuestionTerms questionTerms, String text) {
    if (questionTerms.quotations().isEmpty()) {
      return 0;
    }
    var lower = text.toLowerCase(Locale.ROOT);
    long found = questionTerms.quotations().stream().filter(lower::contains).count();
    return found / (double) questionTerms.quotations().size();
  }

  private static double codeMatch(MarkedChunk marked, String text) {
    var questionTerms = marked.questionTerms();
    if (questionTerms.codes().isEmpty()) {
      return 0;
    }
    if (questionTerms.hasCodeIn(text)) {
      return 1;
    }
    return marked.containsCode() ? 0 : -1;
  }

  /** The features by which sentences are ranked. */
  double[] features() {
    return new double[] {
      own,
      before,
      next,
      heading,
      rest,
      pairShare,
      nameShare,
      nearbyNameShare,
      kindMatch,
      logLength,
      contextShare,
      chunkShare,
      wordShare,
      logPosition,
      slotMatches,
      quotationShare,
      contentsLine
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
  double score(String language) {
    double[] weights = language.equals("zh") ? CHINESE : SPACED;
    double[] features = features();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      sum += weights[i] * features[i];
    }
    return sum;
  }
}
