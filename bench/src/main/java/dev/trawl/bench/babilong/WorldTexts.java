package dev.trawl.bench.babilong;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.haystack.Depths;
import dev.trawl.bench.haystack.Haystack;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.score.LabelScore;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * BABILong's texts: the facts of a world, in order, at random positions in a haystack.
 *
 * @param pools the text pool of each language
 * @param questions the number of questions for each task, language and length; each has its own
 *     text and world. The worlds are the same at every length.
 */
public record WorldTexts(
    Map<String, TextPool> pools, Tokens tokens, List<Task> tasks, int questions, long seed) {
  public WorldTexts {
    pools = Map.copyOf(pools);
    tasks = List.copyOf(tasks);
    if (questions < 1) {
      throw new IllegalArgumentException("--questions must be at least 1: " + questions);
    }
  }

  /**
   * Generates the texts. A text depends on its task, language and length, but not on the other
   * tasks, languages and lengths.
   */
  public List<ExamText> texts(List<String> languages, List<Integer> lengths) {
    var texts = new ArrayList<ExamText>();
    for (var language : languages) {
      var words = WorldWords.of(language);
      for (var length : lengths) {
        for (var task : tasks) {
          for (var number = 0; number < questions; number++) {
            var random = new Random(Objects.hash(seed, task.label(), language, number));
            texts.add(text(task, language, length, number, task.story(words, random)));
          }
        }
      }
    }
    return texts;
  }

  private ExamText text(Task task, String language, int length, int number, Story story) {
    var pool = Objects.requireNonNull(pools.get(language), language);
    var order = Objects.hash(seed, task.label(), language, number, length);
    var question =
        new ExamQuestion(
            task.label(),
            language,
            length,
            number,
            story.question(),
            List.of(story.answer()),
            story.evidence(),
            reply -> Map.of(Marking.SCORE, score(story, reply.answeringWords())));
    return new ExamText(
        "%s %s %s".formatted(task.label(), language, Lengths.brief(length)),
        () -> text(pool, length, story.facts(), new Random(order)),
        List.of(question));
  }

  private String text(TextPool pool, int length, List<String> facts, Random random) {
    return Haystack.of(pool, length, new Depths(random).inOrder(facts), tokens, random).text();
  }

  private static double score(Story story, String answer) {
    return LabelScore.of(answer, story.answer(), story.question(), story.labels());
  }
}
