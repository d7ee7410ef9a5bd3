package dev.trawl.actors.window;

import dev.trawl.actors.window.Words.Word;
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.outline.NumberWords;
import dev.trawl.retrieval.outline.Numerals;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Checks whether sentences can support a claim: they must contain its names and numbers. This is
 * cheap, but it cannot tell whether the sentences say what the claim says; see also {@link
 * Denials}.
 *
 * @param question the words of the question, which a claim may repeat
 */
record ClaimCheck(Set<String> question) {
  /** Answers of one word, which draw a conclusion instead of repeating a sentence. */
  private static final Set<String> YES_OR_NO =
      Set.of(
          ("yes no ja nein doch oui non si sí はい いいえ 是 是的 对 對 不 不是 否 有 没有 沒有 会 不会 能 不能 可以" + " 不可以")
              .split(" "));

  private static final Pattern SPACE_OR_MARK = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");
  private static final Pattern CHINESE_NUMERAL = Pattern.compile("[〇零一二两三四五六七八九十百千]+");
  private static final Pattern SMALL =
      Pattern.compile("[2-9]|1[0-" + SpelledNumbers.MAX_SMALL % 10 + "]");
  private static final Pattern DATE = Pattern.compile("\\d{1,2}\\.\\d{1,2}\\.\\d{2,4}");

  /** A unit directly after a number, without a space. */
  private static final Pattern UNIT = Pattern.compile("(?<=^\\d[\\d.,]{0,15})\\p{L}{1,4}$");

  private static final Pattern POINT = Pattern.compile("\\.");
  private static final Pattern LEADING_ZEROS = Pattern.compile("^0+(?=\\d)");

  /** The languages whose names of months are known. */
  private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es");

  private static final Map<String, String> MONTHS = months();

  private static final Set<String> ALSO_VERBS = Set.of("may", "march");

  /** A name may have endings: {@code Portos}. */
  private static final int MIN_STEM = 4;

  private static final int MAX_ENDING = 2;

  private static final Pattern ADJECTIVE =
      Pattern.compile("^(.{4,}?)(?:ian|ean|an|ish|ese|ic|en|es|[oaeyns])$");

  /**
   * In German every noun looks like a name, so the sentences need only contain this share of them.
   */
  private static final double MIN_SHARE_OF_NOUNS = 0.5;

  ClaimCheck {
    question = Set.copyOf(question);
  }

  private static Map<String, String> months() {
    var months = new HashMap<String, String>();
    for (var language : LANGUAGES) {
      for (var month : Month.values()) {
        var name = month.getDisplayName(TextStyle.FULL, Locale.of(language));
        months.put(FoldedText.key(name), String.valueOf(month.getValue()));
      }
    }
    return Map.copyOf(months);
  }

  /**
   * The names and numbers of {@code claim} that neither the sentences nor the context contain.
   * Names are not compared across scripts, because a translation writes them differently.
   *
   * @param context further texts that may contain the names, such as headings
   */
  List<String> missing(String claim, List<String> sentences, List<String> context) {
    var known = known(sentences, context);
    var others =
        missing(
            claim,
            known,
            isSameScript(claim, sentences),
            () -> Languages.of(claim + "\n" + String.join("\n", sentences)));
    var spelled =
        SpelledNumbers.claimed(claim).stream()
            .filter(number -> !known.contains(number.digits()))
            .filter(number -> !number.isSmall() || replacesSmall(claim, sentences))
            .map(SpelledNumbers.Number::text);
    var mixed =
        MixedNames.in(claim, Stream.concat(sentences.stream(), context.stream())).stream()
            .filter(name -> !question.containsAll(Words.of(name).distinct()));
    return Stream.of(others.stream(), spelled, mixed)
        .flatMap(each -> each)
        .distinct()
        .filter(word -> !Calculated.isResult(ShownSentences.key(word), claim, sentences))
        .toList();
  }

  /**
   * Returns true if the sentences have a small number that the claim lacks. Otherwise the claim may
   * count what they list.
   */
  private static boolean replacesSmall(String claim, List<String> sentences) {
    var claimed = numbersIn(claim);
    return sentences.stream()
        .flatMap(sentence -> numbersIn(sentence).stream())
        .anyMatch(number -> SMALL.matcher(number).matches() && !claimed.contains(number));
  }

  /** The numbers of {@code text} in digits. */
  static Set<String> numbersIn(String text) {
    return Stream.concat(
            Words.of(text).distinct().stream()
                .filter(ClaimCheck::isInDigits)
                .flatMap(ClaimCheck::numbers),
            SpelledNumbers.digits(text).stream())
        .collect(Collectors.toSet());
  }

  /**
   * The names and numbers of {@code claim} that are not among the {@code known} words.
   *
   * @param comparesNames false if the claim is in another script
   * @param language of the claim and of the known words, as an ISO 639-1 code
   */
  static List<String> missing(
      String claim, Set<String> known, boolean comparesNames, Supplier<String> language) {
    var words = Words.of(claim).list().stream().filter(Word::isDistinctive).toList();
    var numbers =
        words.stream()
            .filter(word -> isInDigits(word.folded()))
            .filter(word -> !numbers(word.folded()).allMatch(known::contains));
    var names =
        words.stream()
            .filter(word -> comparesNames && !isNumber(word.folded()))
            .filter(word -> NumberWords.cardinal(word.folded()) == 0)
            .toList();
    var unknown = names.stream().filter(word -> !isKnown(word.folded(), known)).toList();
    var isEnough =
        unknown.size() <= (1 - MIN_SHARE_OF_NOUNS) * names.size()
            && (unknown.isEmpty() || language.get().equals("de"));
    return Stream.concat(numbers, isEnough ? Stream.of() : unknown.stream())
        .map(Word::text)
        .distinct()
        .toList();
  }

  /** The words that a claim may contain. A claim may also count the sentences. */
  Set<String> known(List<String> sentences, List<String> context) {
    var known = new HashSet<>(question);
    context.forEach(
        text -> {
          known.addAll(Words.of(text).distinct());
          known.addAll(SpelledNumbers.digits(text));
        });
    sentences.forEach(sentence -> addAll(sentence, known));
    if (sentences.size() > 1) {
      known.add(String.valueOf(sentences.size()));
    }
    return known;
  }

  /** Adds the words of {@code sentence}, and its numbers in digits. */
  private static void addAll(String sentence, Set<String> known) {
    for (var word : Words.of(sentence).list()) {
      var folded = word.folded();
      numbers(folded).forEach(known::add);
      if (word.isDistinctive() || !ALSO_VERBS.contains(folded)) {
        known.add(MONTHS.getOrDefault(folded, folded));
      }
      addNumber(NumberWords.cardinal(folded) == 1 ? 1 : 0, known);
    }
    known.addAll(SpelledNumbers.digits(sentence));
    CHINESE_NUMERAL
        .matcher(sentence)
        .results()
        .forEach(numeral -> addNumber(Numerals.east(numeral.group()), known));
  }

  private static void addNumber(int number, Set<String> known) {
    if (number > 0) {
      known.add(String.valueOf(number));
    }
  }

  /** Returns true if {@code word} is a number, in digits or spelled. */
  static boolean isNumber(String word) {
    return isInDigits(word) || SpelledNumbers.value(word) > 0;
  }

  private static boolean isInDigits(String word) {
    return Character.isDigit(word.codePointAt(0));
  }

  /**
   * The day, the month and the year of {@code 04.05.1904}, the number of {@code 12km}; any other
   * word as it is.
   */
  private static Stream<String> numbers(String word) {
    return (DATE.matcher(word).matches() ? POINT.splitAsStream(word) : Stream.of(word))
        .map(part -> UNIT.matcher(part).replaceFirst(""))
        .map(part -> LEADING_ZEROS.matcher(part).replaceFirst(""));
  }

  /**
   * Returns true if {@code name}, which is in lower case, or an inflection of it is among the
   * {@code known} words.
   */
  static boolean isKnown(String name, Set<String> known) {
    return known.contains(name)
        || known.contains(MONTHS.getOrDefault(name, name))
        || (name.length() >= MIN_STEM && known.stream().anyMatch(word -> isInflected(name, word)));
  }

  private static boolean isInflected(String name, String word) {
    return word.length() >= MIN_STEM
        && (isEnding(name, word) || isEnding(word, name) || stem(name).equals(stem(word)));
  }

  private static boolean isEnding(String stem, String form) {
    return form.length() - stem.length() <= MAX_ENDING && form.startsWith(stem);
  }

  /** {@code mexic} for "Mexico" and "Mexican". */
  private static String stem(String name) {
    return ADJECTIVE.matcher(name).replaceFirst("$1");
  }

  /** Returns true if {@code claim} only says yes or no. */
  static boolean isYesOrNo(String claim) {
    var words = SPACE_OR_MARK.splitAsStream(claim.strip().toLowerCase(Locale.ROOT)).toList();
    return !words.isEmpty()
        && words.stream().allMatch(word -> word.isEmpty() || YES_OR_NO.contains(word));
  }

  static boolean isSameScript(String claim, List<String> sentences) {
    return sentences.stream().anyMatch(sentence -> isSameScript(claim, sentence));
  }

  static boolean isSameScript(String one, String other) {
    return isUnspaced(one) == isUnspaced(other);
  }

  static boolean isUnspaced(String text) {
    return text.codePoints().anyMatch(FoldedText::isUnspaced);
  }
}
