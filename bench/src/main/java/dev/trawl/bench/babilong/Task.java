package dev.trawl.bench.babilong;

import dev.trawl.bench.babilong.Simulation.Activity;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The first five tasks of BABILong, taken from bAbI. */
public enum Task {
  /** One supporting fact: where is a person? */
  QA1(
      (words, random) ->
          Story.simulated(words, Activity.MOVE, 2, 10, Questions::wherePeopleAre, random)),
  /** Two supporting facts: where is an object? */
  QA2(
      (words, random) ->
          Story.simulated(words, Activity.CARRY, 8, 40, Questions::whereObjectsAre, random)),
  /** Three supporting facts: where was an object before it came to a given place? */
  QA3(
      (words, random) ->
          Story.simulated(words, Activity.CARRY, 12, 60, Questions::whereObjectsWere, random)),
  /** Relations with two arguments: which place is north of another? */
  QA4((words, random) -> Neighbours.draw(words, random).story(words, random)),
  /** Relations with three arguments: who gave what to whom? */
  QA5(
      (words, random) ->
          Story.simulated(words, Activity.GIVE, 6, 40, Questions::whoGaveWhat, random));

  private final BiFunction<WorldWords, Random, Story> stories;

  Task(BiFunction<WorldWords, Random, Story> stories) {
    this.stories = stories;
  }

  Story story(WorldWords words, Random random) {
    return stories.apply(words, random);
  }

  /** Returns the name in results and options, such as {@code qa1}. */
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
                    "unknown task %s; choose from %s"
                        .formatted(label, Stream.of(values()).map(Task::label).toList())));
  }

  /** Returns the tasks with these labels, without duplicates and in declaration order. */
  public static List<Task> of(List<String> labels) {
    return labels.stream().map(Task::of).distinct().sorted().toList();
  }
}
