package dev.trawl.testkit.habit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A habit of language models in their replies. Habits of the first group change the model's quotes,
 * and imply {@link #WORDS} except in lists of items. Habits of the second group change the content
 * of the reply. Habits of the third group change its form.
 */
public enum Habit {
  /**
   * Writes straight quotation marks instead of typographic ones, or single ones instead of double
   * ones.
   */
  STRAIGHT_QUOTES(Typography::straightQuotes),
  /** Leaves Markdown out: emphasis, code marks, links, and marks at the start of a line. */
  NO_MARKDOWN(Typography::withoutMarkdown),
  /**
   * Writes punctuation and digits in the other width: full instead of half, or half instead of
   * full.
   */
  FULL_WIDTH(Typography::otherWidth),
  /** Removes the spaces around hyphens, or adds spaces there. */
  HYPHEN_SPACES(Typography::otherHyphens),
  /** Writes the first letter in the other case. */
  CAPITAL(Typography::otherCase),
  /** Writes simplified characters instead of traditional ones, or the reverse. */
  SIMPLIFIED(Typography::otherCharacters),
  /** Adds one word. */
  ADDED_WORD(Rewording::withOneWordMore),
  /** Leaves out the middle or the end, and puts an ellipsis there. */
  ELLIPSIS(Rewording::shortened),
  /** Writes the sentence in other words; names and numbers stay the same. */
  PARAPHRASE(Rewording::paraphrased),
  /** Writes words of another language; names in Latin script and numbers stay the same. */
  TRANSLATE(Rewording::translated),

  /** Quotes the sentences instead of naming their numbers. */
  WORDS,
  /** Writes the number of a neighbouring sentence, or a number that no sentence has. */
  WRONG_NUMBER,
  /** If it finds anything, lists two hundred numbers, quotes or items. */
  TWO_HUNDRED,
  /** Sets the flag of the reply so that it contradicts the content. */
  CONTRADICT,
  /** Follows orders in the texts. */
  FOLLOW_ORDER,

  /** Writes prose instead of JSON. */
  PROSE,
  /** Puts the JSON in a Markdown code block. */
  FENCE,
  /** Writes a sentence before the JSON. */
  PREAMBLE,
  /** Writes thoughts in {@code <think>} before the reply. */
  THINK,
  /** Stops in the middle of the reply, as at a token limit. */
  CUT,
  /** Writes an empty reply. */
  EMPTY,
  /** Writes a JSON object without members. */
  EMPTY_OBJECT;

  /** Changes a quote. */
  interface Rewriting {
    String of(String quote, RandomGenerator random);
  }

  /** Habits that also change text that is not a quote. */
  private static final Set<Habit> EVERYWHERE = Set.of(STRAIGHT_QUOTES, NO_MARKDOWN, FULL_WIDTH);

  /** Habits that would make a name unrecognisable. */
  private static final Set<Habit> NOT_FOR_NAMES = Set.of(ELLIPSIS, PARAPHRASE, TRANSLATE);

  private final List<Rewriting> rewriting;

  Habit() {
    this.rewriting = List.of();
  }

  Habit(Rewriting rewriting) {
    this.rewriting = List.of(rewriting);
  }

  /**
   * The habit with this name.
   *
   * @param name as {@link #title} returns it
   * @throws IllegalArgumentException if there is no such habit; the message lists all habits
   */
  static Habit of(String name) {
    return Stream.of(values())
        .filter(habit -> habit.title().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown habit '%s'; known habits: %s".formatted(name, titles())));
  }

  private static String titles() {
    return Stream.of(values()).map(Habit::title).collect(Collectors.joining(", "));
  }

  /** The name that is used in options, such as {@code straight-quotes}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it changes what the model quotes. */
  boolean changesQuotes() {
    return !rewriting.isEmpty();
  }

  boolean changesNames() {
    return changesQuotes() && !NOT_FOR_NAMES.contains(this);
  }

  boolean appliesEverywhere() {
    return EVERYWHERE.contains(this);
  }

  /**
   * Changes {@code quote} as this habit does; returns it unchanged if the habit does not change
   * quotes.
   */
  String rewrite(String quote, RandomGenerator random) {
    return rewriting.isEmpty() ? quote : rewriting.getFirst().of(quote, random);
  }
}
