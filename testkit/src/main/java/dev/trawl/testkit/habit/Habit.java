package dev.trawl.testkit.habit;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A habit of language models in their replies. The first group changes what the model quotes, and
 * implies {@link #WORDS} except for items of a list; the second changes what it says, and the third
 * the form of the reply.
 */
public enum Habit {
  /**
   * Straight quotation marks instead of typographic ones, or single ones instead of double ones.
   */
  STRAIGHT_QUOTES(Typography::straightQuotes),
  /** Leaves Markdown out: emphasis, code marks, links, and marks at the start of a line. */
  NO_MARKDOWN(Typography::withoutMarkdown),
  /** Punctuation and digits in the other width: full instead of half, or half instead of full. */
  FULL_WIDTH(Typography::otherWidth),
  /** Removes the spaces around hyphens, or adds some. */
  HYPHEN_SPACES(Typography::otherHyphens),
  /** The first letter in the other case. */
  CAPITAL(Typography::otherCase),
  /** Simplified characters instead of traditional ones, or the reverse. */
  SIMPLIFIED(Typography::otherCharacters),
  /** Adds one word. */
  ADDED_WORD(Rewording::withOneWordMore),
  /** Leaves out the middle or the end, and puts an ellipsis there. */
  ELLIPSIS(Rewording::shortened),
  /** The sentence in the model's own words; names and numbers stay. */
  PARAPHRASE(Rewording::paraphrased),
  /** Words of another language; names in Latin script and numbers stay. */
  TRANSLATE(Rewording::translated),

  /** Quotes the sentences instead of naming their numbers. */
  WORDS,
  /** A number next to the right one, or one that no sentence has. */
  WRONG_NUMBER,
  /** If it finds anything, lists two hundred numbers, quotes or items. */
  TWO_HUNDRED,
  /** The flag of the reply contradicts its content. */
  CONTRADICT,
  /** Follows orders in the texts. */
  FOLLOW_ORDER,

  /** Prose instead of JSON. */
  PROSE,
  /** The JSON in a Markdown code block. */
  FENCE,
  /** A sentence before the JSON. */
  PREAMBLE,
  /** Thoughts in {@code <think>} before the reply. */
  THINK,
  /** The reply ends in the middle, as at a token limit. */
  CUT,
  /** An empty reply. */
  EMPTY,
  /** A JSON object without members. */
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
   * @param name as {@link #title} returns it
   * @throws IllegalArgumentException if there is no such habit; the message lists all
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

  /** The name in options: {@code straight-quotes}. */
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

  /** {@code quote} with this habit; unchanged if the habit does not concern quotes. */
  String rewrite(String quote, RandomGenerator random) {
    return rewriting.isEmpty() ? quote : rewriting.getFirst().of(quote, random);
  }
}
