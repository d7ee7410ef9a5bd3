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
  /** Straight quotation marks for typographic ones, or single ones for double ones. */
  STRAIGHT_QUOTES(Typography::straightQuotes),
  /** Leaves Markdown out: emphasis, code marks, links, and marks at the start of a line. */
  NO_MARKDOWN(Typography::withoutMarkdown),
  /** Punctuation and digits in the other width: full for half, or half for full. */
  FULL_WIDTH(Typography::otherWidth),
  /** Removes the spaces around hyphens, or adds some. */
  HYPHEN_SPACES(Typography::otherHyphens),
  /** The first letter in the other case. */
  CAPITAL(Typography::otherCase),
  /** Simplified characters for traditional ones, or the other way round. */
  SIMPLIFIED(Typography::otherCharacters),
  /** One word more. */
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
  /** Goes on to two hundred numbers, quotes or items once it has found one. */
  TWO_HUNDRED,
  /** The flag of the reply contradicts its content. */
  CONTRADICT,
  /** Follows orders in the texts. */
  FOLLOW_ORDER,

  /** Prose instead of JSON, and instead of a tool call. */
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

  /** Those that also show where a model does not quote. */
  private static final Set<Habit> EVERYWHERE = Set.of(STRAIGHT_QUOTES, NO_MARKDOWN, FULL_WIDTH);

  /** Those that spoil a name so that nobody can recognise it. */
  private static final Set<Habit> ONLY_OF_SENTENCES = Set.of(ELLIPSIS, PARAPHRASE, TRANSLATE);

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
                    "there is no habit '%s'; there are: %s".formatted(name, titles())));
  }

  private static String titles() {
    return Stream.of(values()).map(Habit::title).collect(Collectors.joining(", "));
  }

  /** The name in options: {@code straight-quotes}. */
  public String title() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether it changes what the model quotes. */
  boolean isOfQuotes() {
    return !rewriting.isEmpty();
  }

  boolean isOfNames() {
    return isOfQuotes() && !ONLY_OF_SENTENCES.contains(this);
  }

  boolean isEverywhere() {
    return EVERYWHERE.contains(this);
  }

  /** {@code quote} with this habit; unchanged if the habit does not concern quotes. */
  String rewrite(String quote, RandomGenerator random) {
    return rewriting.isEmpty() ? quote : rewriting.getFirst().of(quote, random);
  }
}
