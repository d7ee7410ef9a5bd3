package dev.trawl.bench.keys;

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
import java.util.function.Supplier;

/**
 * The retrieval tasks of InfiniteBench: a pass key of five digits and a number of ten digits, each
 * stated once in a haystack, and the value of one key in a JSON object of UUID pairs.
 *
 * @param pools the text pool of each language
 * @param questions the number of questions for each task, language and length; each has its own
 *     text
 */
public record KeyTexts(Map<String, TextPool> pools, Tokens tokens, int questions, long seed) {
  static final String PASSKEY = "passkey";
  static final String NUMBER = "number";
  static final String KEY_VALUE = "key-value";

  /** All tasks, in the order in which they are asked. */
  public static final List<String> TASKS = List.of(PASSKEY, NUMBER, KEY_VALUE);

  public KeyTexts {
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
      for (var length : lengths) {
        for (var task : TASKS) {
          for (var number = 0; number < questions; number++) {
            texts.add(text(task, language, length, number));
          }
        }
      }
    }
    return texts;
  }

  private ExamText text(String task, String language, int length, int number) {
    var random = new Random(Objects.hash(seed, task, language, length, number));
    return switch (task) {
      case PASSKEY ->
          statedValue(
              task, language, length, number, StatedValue.passkey(language, random), random);
      case NUMBER ->
          statedValue(task, language, length, number, StatedValue.number(language, random), random);
      default -> pairs(language, length, number, random);
    };
  }

  private ExamText statedValue(
      String task, String language, int length, int number, StatedValue stated, Random random) {
    var planting = new Planting(stated.statement(), random.nextInt(101));
    var order = random.nextLong();
    Supplier<String> text =
        () ->
            Haystack.of(pool(language), length, List.of(planting), tokens, new Random(order))
                .text();
    return exam(
        task,
        language,
        length,
        number,
        stated.question(),
        stated.value(),
        stated.statement(),
        text);
  }

  private ExamText pairs(String language, int length, int number, Random random) {
    var target = KeyValues.Pair.draw(random);
    var pairs = new KeyValues(length, random.nextLong(), target, random.nextDouble());
    return exam(
        KEY_VALUE,
        language,
        length,
        number,
        KeyValues.question(language, target),
        target.value(),
        target.line(),
        () -> pairs.text(tokens));
  }

  private static ExamText exam(
      String task,
      String language,
      int length,
      int number,
      String question,
      String value,
      String evidence,
      Supplier<String> text) {
    var examQuestion =
        new ExamQuestion(
            task,
            language,
            length,
            number,
            question,
            List.of(value),
            List.of(evidence),
            reply -> Map.of(Marking.SCORE, reply.text().contains(value) ? 100.0 : 0));
    var label = "%s %s %s".formatted(task, language, Lengths.brief(length));
    return new ExamText(label, text, List.of(examQuestion));
  }

  private TextPool pool(String language) {
    return Objects.requireNonNull(pools.get(language), language);
  }
}
