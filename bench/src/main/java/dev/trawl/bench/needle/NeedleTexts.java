package dev.trawl.bench.needle;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Haystack.Planting;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Needles and chains as texts of an exam, with one question each.
 *
 * <p>The depths of needles are spread evenly: with three needles, each third of the text has one at
 * a random position. The questions are the same at every length; only the haystack grows.
 *
 * @param pools the text pool of each language
 * @param questions the number of questions for each language and length
 */
public record NeedleTexts(Map<String, TextPool> pools, Tokens tokens, int questions, long seed) {
  /** Single needles. */
  public static final String SINGLE = NeedlePlan.SINGLE;

  /** Chains of kinship with two to five statements. */
  public static final String ELDEST = NeedlePlan.ELDEST;

  /** Chains of variables, in English only. */
  public static final String VARIABLES = NeedlePlan.VARIABLES;

  public NeedleTexts {
    pools = Map.copyOf(pools);
    if (questions < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + questions);
    }
  }

  /**
   * Generates the texts. The result depends only on the arguments. It is empty if the kind does not
   * support the languages.
   */
  public List<ExamText> texts(String kind, List<String> languages, int lengthTokens) {
    var texts = new ArrayList<ExamText>();
    for (var language : languages) {
      var textPlans = textPlans(kind, language, lengthTokens);
      for (var number = 0; number < Math.min(questions, textPlans.size()); number++) {
        texts.add(text(textPlans.get(number), number));
      }
    }
    return texts;
  }

  private List<TextPlan> textPlans(String kind, String language, int lengthTokens) {
    var lengths = List.of(lengthTokens);
    return switch (kind) {
      case SINGLE -> singleNeedles(language, lengths);
      default -> new ChainPlan(language, lengths, questions, seed).textPlans(kind);
    };
  }

  private List<TextPlan> singleNeedles(String language, List<Integer> lengths) {
    var random = new Random(Objects.hash(seed, language));
    var depths =
        IntStream.range(0, questions)
            .map(part -> (int) ((part + random.nextDouble()) * 100 / questions))
            .boxed()
            .toList();
    var kinds = Set.of(SINGLE);
    return new NeedlePlan(
            lengths, depths, List.of(language), kinds, List.of(), 1, false, List.of(), seed)
        .textPlans();
  }

  private ExamText text(TextPlan textPlan, int number) {
    var pool = Objects.requireNonNull(pools.get(textPlan.language()), textPlan.language());
    var planned = textPlan.questions().getFirst();
    var task = planned.task();
    var question =
        new ExamQuestion(
            planned.kind(),
            textPlan.language(),
            textPlan.lengthTokens(),
            number,
            task.question(),
            task.references(),
            evidence(task),
            reply -> Map.of(Marking.SCORE, task.score(reply).found()));
    var exercise = new NeedleExercise(textPlan, pool, tokens);
    return new ExamText(planned.kind() + " " + exercise.label(), exercise::text, List.of(question));
  }

  /**
   * In a chain, the statements that lead to the answer come first, and misleading statements
   * follow.
   */
  private static List<String> evidence(Task task) {
    return switch (task) {
      case Needle needle -> List.of(needle.statement());
      case MultiNeedle several ->
          several.needles().values().stream().map(Needle::statement).toList();
      case Chain chain ->
          chain.plantings().stream().limit(chain.size()).map(Planting::words).toList();
    };
  }
}
