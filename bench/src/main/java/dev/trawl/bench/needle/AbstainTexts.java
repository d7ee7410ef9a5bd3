package dev.trawl.bench.needle;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Questions about generated texts. Half of them have an answer in the text. For the other half, the
 * needle is left out of the text, or the text has only a near miss: a similar statement about
 * something else. Each text has one question with an answer and one question without an answer.
 *
 * @param pools the text pool of each language
 * @param questions the number of questions for each language and length whose needle is left out;
 *     there are as many questions with a near miss, and twice as many with an answer
 */
public record AbstainTexts(Map<String, TextPool> pools, Tokens tokens, int questions, long seed) {
  static final String PRESENT = "present";
  static final String LEFT_OUT = "left-out";
  static final String NEAR_MISS = "near-miss";

  /** An additional score: whether the answer contains the keyword. */
  static final String FOUND = "found";

  /** The distance between the families of the four needles of a round. */
  private static final int FAMILY_DISTANCE = 6;

  public AbstainTexts {
    pools = Map.copyOf(pools);
    if (questions < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + questions);
    }
  }

  /**
   * Generates the texts. A text depends on its language and length, but not on the other languages
   * and lengths.
   */
  public List<ExamText> texts(List<String> languages, List<Integer> lengths) {
    var texts = new ArrayList<ExamText>();
    for (var language : languages) {
      var families = NeedleFamilies.of(language);
      for (var length : lengths) {
        for (var round = 0; round < questions; round++) {
          texts.add(leftOut(families, language, length, round));
          texts.add(nearMiss(families, language, length, round));
        }
      }
    }
    return texts;
  }

  private ExamText leftOut(NeedleFamilies families, String language, int length, int round) {
    var random = new Random(Objects.hash(seed, LEFT_OUT, language, length, round));
    var present = families.draw(round, random);
    var missing = families.draw(round + FAMILY_DISTANCE, random);
    return text(
        language,
        length,
        List.of(planting(present.statement(), random)),
        List.of(present(present, length, 2 * round), missing(LEFT_OUT, missing, length, round)),
        random.nextLong());
  }

  private ExamText nearMiss(NeedleFamilies families, String language, int length, int round) {
    var random = new Random(Objects.hash(seed, NEAR_MISS, language, length, round));
    var present = families.draw(round + 2 * FAMILY_DISTANCE, random);
    var missing = families.draw(round + 3 * FAMILY_DISTANCE, random);
    return text(
        language,
        length,
        List.of(planting(present.statement(), random), planting(missing.nearMiss(), random)),
        List.of(
            present(present, length, 2 * round + 1), missing(NEAR_MISS, missing, length, round)),
        random.nextLong());
  }

  private ExamText text(
      String language,
      int length,
      List<Planting> plantings,
      List<ExamQuestion> examQuestions,
      long order) {
    var pool = Objects.requireNonNull(pools.get(language), language);
    return new ExamText(
        language + " " + Lengths.brief(length),
        () -> Haystack.of(pool, length, plantings, tokens, new Random(order)).text(),
        examQuestions);
  }

  private static Planting planting(String words, Random random) {
    return new Planting(words, random.nextInt(101));
  }

  private static ExamQuestion present(Needle needle, int length, int number) {
    return new ExamQuestion(
        PRESENT,
        needle.language(),
        length,
        number,
        needle.question(),
        List.of(needle.keyword()),
        List.of(needle.statement()),
        reply -> {
          var isAnswered = reply.answer().isPresent() && !reply.abstained();
          return Map.of(Marking.SCORE, isAnswered ? 100.0 : 0, FOUND, needle.score(reply).found());
        });
  }

  private static ExamQuestion missing(String task, Needle needle, int length, int number) {
    return new ExamQuestion(
        task,
        needle.language(),
        length,
        number,
        needle.question(),
        List.of(),
        List.of(),
        reply -> Map.of(Marking.SCORE, reply.abstained() ? 100.0 : 0));
  }
}
