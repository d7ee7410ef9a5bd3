package dev.trawl.testkit.habit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Changes the words of a quote. A text with Chinese characters is handled as Chinese, any other
 * text as English. Stateless.
 */
final class Rewording {
  /** A quote with fewer words only gets an ellipsis at its end. */
  private static final int MIN_WORDS = 6;

  private static final int MIN_CHARACTERS = 12;

  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern BETWEEN_HAN = Pattern.compile("(?<=\\p{IsHan})(?=\\p{IsHan})");
  private static final Pattern HAN_PAIR = Pattern.compile("\\p{IsHan}{1,2}");
  private static final Pattern SPACE = Pattern.compile("\\s+");
  private static final Pattern END = Pattern.compile("[.。…\\s]+$");
  private static final Pattern ARTICLE = Pattern.compile("\\b(?:[Tt]he|[Aa]n?) (?=\\p{L})");
  private static final Pattern LOWER_WORD = Pattern.compile("(?<!\\p{L})\\p{Ll}{2,}(?!\\p{L})");
  private static final Pattern BEFORE_NOUN =
      Pattern.compile(
          "(?<=\\b(?:in|of|on|and|to|at|for|from|by|with) )(?!(?:the|an?|his|her|its|their)\\b)");
  private static final Pattern CLAUSES =
      Pattern.compile("^([^,，]{6,})[,，]\\s*(.{6,}?)([.。!！?？]?)$");

  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("built", "constructed"),
          Map.entry("sailed", "departed"),
          Map.entry("began", "started"),
          Map.entry("large", "big"),
          Map.entry("old", "ancient"),
          Map.entry("because", "since"),
          Map.entry("also", "too"),
          Map.entry("before", "prior to"),
          Map.entry("about", "roughly"),
          Map.entry("house", "building"),
          Map.entry("bought", "purchased"),
          Map.entry("said", "stated"),
          Map.entry("建造", "修建"),
          Map.entry("开始", "着手"),
          Map.entry("已经", "已"),
          Map.entry("非常", "十分"),
          Map.entry("因为", "由于"),
          Map.entry("购买", "买下"));

  private static final Pattern KNOWN = Pattern.compile(known());

  private static final String CHARACTERS =
      "的是在有了人这中大为上个国以要时来用生到作地于出就分对成会可主发年动同工也能下过子说种面而方后多定行学法所得经进着等部度家力里如水高自理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天";

  private static final List<String> ENGLISH =
      List.of(
          "water", "house", "under", "great", "people", "after", "which", "river", "came", "north",
          "order", "between", "large", "during", "without", "stone", "spring", "carried", "village",
          "second");

  private Rewording() {}

  private static String known() {
    var english = new StringBuilder();
    var chinese = new StringBuilder();
    SYNONYMS.keySet().stream()
        .sorted()
        .forEach(word -> (isChinese(word) ? chinese : english).append('|').append(word));
    return "\\b(?:%s)\\b%s".formatted(english.substring(1), chinese);
  }

  private static boolean isChinese(String text) {
    return HAN.matcher(text).find();
  }

  static String withOneWordMore(String quote, RandomGenerator random) {
    return isChinese(quote)
        ? inserted(quote, BETWEEN_HAN, "了", random).orElse(quote)
        : inserted(quote, BEFORE_NOUN, "the ", random)
            .or(() -> inserted(quote, SPACE, " also", random))
            .orElseGet(() -> "the " + quote);
  }

  /** {@code quote} with {@code word} at one of the places where {@code pattern} matches. */
  private static Optional<String> inserted(
      String quote, Pattern pattern, String word, RandomGenerator random) {
    var places = pattern.matcher(quote).results().map(MatchResult::start).toList();
    if (places.isEmpty()) {
      return Optional.empty();
    }
    int at = places.get(random.nextInt(places.size()));
    return Optional.of(quote.substring(0, at) + word + quote.substring(at));
  }

  static String shortened(String quote, RandomGenerator random) {
    var text = END.matcher(quote).replaceFirst("");
    var isChinese = isChinese(quote);
    var mark = isChinese ? "……" : random.nextBoolean() ? "…" : "...";
    var words = isChinese ? text.split("") : SPACE.split(text);
    if (words.length < (isChinese ? MIN_CHARACTERS : MIN_WORDS)) {
      return text + mark;
    }
    var between = isChinese ? "" : " ";
    var list = List.of(words);
    return random.nextBoolean()
        ? String.join(between, list.subList(0, list.size() * 7 / 10)) + mark
        : String.join(between, list.subList(0, list.size() / 5))
            + between
            + mark
            + between
            + String.join(between, list.subList(list.size() * 3 / 10, list.size()));
  }

  static String paraphrased(String quote, RandomGenerator random) {
    var isChinese = isChinese(quote);
    var swapped = CLAUSES.matcher(quote).replaceFirst(isChinese ? "$2，$1$3" : "$2, $1$3");
    var known = KNOWN.matcher(swapped);
    var withSynonyms =
        known.replaceAll(
            match -> Matcher.quoteReplacement(SYNONYMS.getOrDefault(match.group(), match.group())));
    var withoutArticles = ARTICLE.matcher(withSynonyms).replaceAll("");
    return withoutArticles.equals(quote)
        ? (isChinese ? "文中说，" : "The text says that ") + quote
        : withoutArticles;
  }

  static String translated(String quote, RandomGenerator random) {
    return isChinese(quote)
        ? HAN_PAIR
            .matcher(quote)
            .replaceAll(match -> " " + ENGLISH.get(Math.floorMod(match.group().hashCode(), 20)))
            .strip()
        : LOWER_WORD
            .matcher(quote)
            .replaceAll(
                match -> {
                  var at = Math.floorMod(match.group().hashCode(), CHARACTERS.length() - 1);
                  return CHARACTERS.substring(at, at + 2);
                });
  }
}
