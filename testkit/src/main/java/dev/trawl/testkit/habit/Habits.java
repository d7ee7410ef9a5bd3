package dev.trawl.testkit.habit;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How often a model shows each habit.
 *
 * @param rates share of the replies with each habit, 0 to 1; the habits are independent of each
 *     other
 */
public record Habits(Map<Habit, Double> rates) {
  public Habits {
    var copy = new EnumMap<Habit, Double>(Habit.class);
    copy.putAll(rates);
    copy.values().removeIf(rate -> rate == 0);
    copy.forEach(Habits::check);
    rates = Collections.unmodifiableMap(copy);
  }

  private static void check(Habit habit, double rate) {
    if (!(rate >= 0 && rate <= 1)) {
      throw new IllegalArgumentException(
          "the rate of '%s' must be 0 to 1: %s".formatted(habit.title(), rate));
    }
  }

  public static Habits none() {
    return new Habits(Map.of());
  }

  /**
   * Parses habits.
   *
   * @param texts the name of one habit in each text, optionally with its rate, such as {@code
   *     fence=0.2}; the default rate is 1
   * @throws IllegalArgumentException if a habit or a rate is invalid
   */
  public static Habits parse(List<String> texts) {
    var habits = none();
    for (var text : texts) {
      var equals = text.indexOf('=');
      habits =
          equals < 0
              ? habits.with(Habit.of(text.strip()), 1)
              : habits.with(
                  Habit.of(text.substring(0, equals).strip()), rate(text.substring(equals + 1)));
    }
    return habits;
  }

  private static double rate(String text) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("'" + text + "' is not a rate", e);
    }
  }

  public Habits with(Habit habit, double rate) {
    var other = new EnumMap<Habit, Double>(Habit.class);
    other.putAll(rates);
    other.put(habit, rate);
    return new Habits(other);
  }

  /**
   * The habits of the reply with this seed. Whether a habit is drawn does not depend on the other
   * habits.
   */
  public DrawnHabits draw(long seed) {
    var drawn = EnumSet.noneOf(Habit.class);
    var random = new SplittableRandom(seed);
    for (var habit : Habit.values()) {
      if (random.nextDouble() < rates.getOrDefault(habit, 0.0)) {
        drawn.add(habit);
      }
    }
    return new DrawnHabits(drawn, random.nextLong());
  }
}
