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
 * InfiniteBench's retrieval tasks: a pass key of five digits and a number of ten, each said once in
 * a haystack, and a JSON object of nothing but UUIDs of which one is asked for.
 *
 * @param pools of each language
 * @param questions of each task, language and length; one text each
 */
public record KeyTexts(Map<String, TextPool> pools, Tokens tokens, int questions, long seed) {
  static final String PASSKEY = "passkey";
  static final String NUMBER = "number";
  static final String KEY_VALUE = "key-value";

  /** All tasks, in the order they are asked. */
  public static final List<String> TASKS = List.of(PASSKEY, NUMBER, KEY_VALUE);

  public KeyTexts {
    pools = Map.copyOf(pools);
    if (questions < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + questions);
    }
  }

  /** The same for the same arguments; a text does not change with those beside it. */
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
      case PASSKEY -> said(task, language, length, number, Said.passkey(language, random), random);
      case NUMBER -> said(task, language, length, number, Said.number(language, random), random);
      default -> pairs(language, length, number, random);
    };
  }

  private ExamText said(
      String task, String language, int length, int number, Said said, Random random) {
    var planting = new Planting(said.statement(), random.nextInt(101));
    var order = random.nextLong();
    Supplier<String> text =
        () ->
            Haystack.of(pool(language), length, List.of(planting), tokens, new Random(order))
                .text();
    return exam(
        task, language, length, number, said.question(), said.value(), said.statement(), text);
  }

  private ExamText pairs(String language, int length, int number, Random random) {
    var wanted = KeyValues.Pair.draw(random);
    var pairs = new KeyValues(length, random.nextLong(), wanted, random.nextDouble());
    return exam(
        KEY_VALUE,
        language,
        length,
        number,
        KeyValues.question(language, wanted),
        wanted.value(),
        wanted.line(),
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
    var asked =
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
    return new ExamText(label, text, List.of(asked));
  }

  private TextPool pool(String language) {
    return Objects.requireNonNull(pools.get(language), language);
  }
}
