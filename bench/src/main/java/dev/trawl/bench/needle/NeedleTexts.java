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
  /** One needle. */
  public static final String SINGLE = NeedlePlan.SINGLE;

  /** Chains of kinship with two, three, four and five statements in turn. */
  public static final String ELDEST = NeedlePlan.ELDEST;

  /** Chains of variables, in English only. */
  public static final String VARIABLES = NeedlePlan.VARIABLES;

  public NeedleTexts {
    pools = Map.copyOf(pools);
    if (questions < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + questions);
    }
  }

  /** The same arguments give the same texts. Empty if the kind does not support these languages. */
  public List<ExamText> texts(String kind, List<String> languages, int lengthTokens) {
    var texts = new ArrayList<ExamText>();
    for (var language : languages) {
      var trials = trials(kind, language, lengthTokens);
      for (var number = 0; number < Math.min(questions, trials.size()); number++) {
        texts.add(text(trials.get(number), number));
      }
    }
    return texts;
  }

  private List<Trial> trials(String kind, String language, int lengthTokens) {
    var lengths = List.of(lengthTokens);
    return switch (kind) {
      case SINGLE -> singles(language, lengths);
      default -> new ChainPlan(language, lengths, questions, seed).trials(kind);
    };
  }

  private List<Trial> singles(String language, List<Integer> lengths) {
    var random = new Random(Objects.hash(seed, language));
    var depths =
        IntStream.range(0, questions)
            .map(part -> (int) ((part + random.nextDouble()) * 100 / questions))
            .boxed()
            .toList();
    var kinds = Set.of(SINGLE);
    return new NeedlePlan(
            lengths, depths, List.of(language), kinds, List.of(), 1, false, List.of(), seed)
        .trials();
  }

  private ExamText text(Trial trial, int number) {
    var pool = Objects.requireNonNull(pools.get(trial.language()), trial.language());
    var asked = trial.asked().getFirst();
    var task = asked.task();
    var question =
        new ExamQuestion(
            asked.kind(),
            trial.language(),
            trial.lengthTokens(),
            number,
            task.question(),
            task.references(),
            evidence(task),
            reply -> Map.of(Marking.SCORE, task.score(reply).found()));
    var exercise = new NeedleExercise(trial, pool, tokens);
    return new ExamText(asked.kind() + " " + exercise.label(), exercise::text, List.of(question));
  }

  /** In a chain, the statements that lead to the answer come first, and misleading ones follow. */
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
