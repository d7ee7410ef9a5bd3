package dev.trawl.testkit.habit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.testkit.prompt.ParsedPrompt;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * The habits of one reply.
 *
 * @param seed decides the details, such as which word is added
 */
public record DrawnHabits(Set<Habit> habits, long seed) {
  public static final DrawnHabits NONE = new DrawnHabits(Set.of(), 0);

  public DrawnHabits {
    var copy = EnumSet.noneOf(Habit.class);
    copy.addAll(habits);
    habits = Collections.unmodifiableSet(copy);
  }

  public boolean has(Habit habit) {
    return habits.contains(habit);
  }

  /** Whether the model writes the words of sentences instead of their numbers in this task. */
  boolean writesWords(ParsedPrompt.Task task) {
    return switch (task) {
      case READ, READ_POINTS, READ_SEVERAL, ANSWER ->
          has(Habit.WORDS) || habits.stream().anyMatch(Habit::changesQuotes);
      case READ_ITEMS -> has(Habit.WORDS);
      case UNDERSTAND, REWRITE, SPLIT, KEYWORDS, NEXT_STEP -> false;
    };
  }

  /** The reply that a model with these habits writes instead of {@code correct}. */
  public WrittenReply reply(ParsedPrompt prompt, JsonNode correct) {
    var content =
        correct instanceof ObjectNode object
            ? new Quoting(this, prompt).apply(new Mistakes(this, prompt).apply(object))
            : correct;
    return new Formatting(this).write(prompt, content);
  }

  /** Applies the habits that {@code filter} accepts to {@code text}. */
  String rewrite(String text, Predicate<Habit> filter) {
    var rewritten = text;
    for (var habit : habits) {
      rewritten = filter.test(habit) ? habit.rewrite(rewritten, random(habit)) : rewritten;
    }
    return rewritten;
  }

  /**
   * A random generator for the details of {@code habit}. Each call returns a generator with the
   * same numbers.
   */
  RandomGenerator random(Habit habit) {
    return new SplittableRandom(new SplittableRandom(seed + habit.ordinal()).nextLong());
  }
}
