package dev.trawl.bench.babilong;

import dev.trawl.bench.babilong.Simulation.Deeds;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** BABILong's first five tasks, which are bAbI's. */
public enum Task {
  /** One supporting fact: where is somebody? */
  QA1(
      (words, random) ->
          Story.simulated(words, Deeds.MOVE, 2, 10, Questions::wherePeopleAre, random)),
  /** Two: where is a thing? */
  QA2(
      (words, random) ->
          Story.simulated(words, Deeds.CARRY, 8, 40, Questions::whereObjectsAre, random)),
  /** Three: where was a thing before it was there? */
  QA3(
      (words, random) ->
          Story.simulated(words, Deeds.CARRY, 12, 60, Questions::whereObjectsWere, random)),
  /** Relations of two: what lies north of what? */
  QA4((words, random) -> Neighbours.draw(words, random).story(words, random)),
  /** Relations of three: who gave what to whom? */
  QA5((words, random) -> Story.simulated(words, Deeds.GIVE, 6, 40, Questions::whoGaveWhat, random));

  private final BiFunction<WorldWords, Random, Story> stories;

  Task(BiFunction<WorldWords, Random, Story> stories) {
    this.stories = stories;
  }

  Story story(WorldWords words, Random random) {
    return stories.apply(words, random);
  }

  /** Its name in results and options, such as {@code qa1}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Task of(String label) {
    return Stream.of(values())
        .filter(task -> task.label().equals(label.strip().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no task %s: one of %s"
                        .formatted(label, Stream.of(values()).map(Task::label).toList())));
  }

  /** In the order of the tasks. */
  public static List<Task> of(List<String> labels) {
    return labels.stream().map(Task::of).distinct().sorted().toList();
  }
}
