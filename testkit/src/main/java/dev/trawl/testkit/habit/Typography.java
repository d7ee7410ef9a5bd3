package dev.trawl.testkit.habit;

import dev.trawl.retrieval.analysis.SimplifiedChinese;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** Changes a quote without changing its words. Stateless. */
final class Typography {
  private static final Pattern SINGLE = Pattern.compile("[‘’‚‛]");
  private static final Pattern DOUBLE = Pattern.compile("[“”„‟]");

  private static final Pattern LINE_MARKS =
      Pattern.compile("^(?:\\s*(?:>|#{1,6}|[-*+])\\s+)+|(?<=\\s)>\\s+");
  private static final Pattern COMMENT = Pattern.compile("<!--.*?-->");
  private static final Pattern LINK =
      Pattern.compile("\\[([^\\[\\]]+)](?:\\([^()]*\\)|\\[[^\\[\\]]*])");
  private static final Pattern EMPHASIS =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}_*])(\\*\\*|__|[*_])(\\S(?:.*?\\S)?)\\1(?![\\p{L}\\p{N}_*])");

  private static final Pattern SPACED_HYPHEN = Pattern.compile("\\s+([-–—])\\s+");
  private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})([-–—])(?=\\p{L})");

  private static final String FULL = "，。：；！？（）“”";
  private static final String HALF = ",.:;!?()\"\"";

  /** The code of a full-width character minus the code of its half-width form. */
  private static final int WIDTH = 0xFEE0;

  private static final Pattern FULL_WIDTH = Pattern.compile("[" + FULL + "０-９]");
  private static final Pattern HALF_WIDTH = Pattern.compile("[0-9:;!?()]|,(?!\\d)");

  private Typography() {}

  static String straightQuotes(String quote, RandomGenerator random) {
    var straight = DOUBLE.matcher(SINGLE.matcher(quote).replaceAll("'")).replaceAll("\"");
    return straight.equals(quote) ? quote.replace('"', '\'') : straight;
  }

  static String withoutMarkdown(String quote, RandomGenerator random) {
    var plain = COMMENT.matcher(LINE_MARKS.matcher(quote).replaceAll("")).replaceAll("");
    var unlinked = LINK.matcher(plain).replaceAll("$1");
    return EMPHASIS.matcher(unlinked).replaceAll("$2").replace("`", "");
  }

  static String otherWidth(String quote, RandomGenerator random) {
    return FULL_WIDTH.matcher(quote).find()
        ? FULL_WIDTH.matcher(quote).replaceAll(match -> half(match.group().charAt(0)))
        : HALF_WIDTH
            .matcher(quote)
            .replaceAll(match -> Character.toString(match.group().charAt(0) + WIDTH));
  }

  private static String half(char full) {
    var index = FULL.indexOf(full);
    return Character.toString(index < 0 ? (char) (full - WIDTH) : HALF.charAt(index));
  }

  static String otherHyphens(String quote, RandomGenerator random) {
    var joined = SPACED_HYPHEN.matcher(quote).replaceAll("$1");
    return joined.equals(quote) ? HYPHEN.matcher(quote).replaceAll(" $1 ") : joined;
  }

  static String otherCase(String quote, RandomGenerator random) {
    if (quote.isEmpty()) {
      return quote;
    }
    var first = quote.codePointAt(0);
    var other =
        Character.isUpperCase(first) ? Character.toLowerCase(first) : Character.toUpperCase(first);
    return Character.toString(other) + quote.substring(Character.charCount(first));
  }

  static String otherCharacters(String quote, RandomGenerator random) {
    var simplified = SimplifiedChinese.fold(quote);
    if (!simplified.equals(quote)) {
      return simplified;
    }
    var traditional = new StringBuilder(quote.length());
    for (var c : quote.toCharArray()) {
      traditional.append((char) Traditional.FORMS.getOrDefault(c, c));
    }
    return traditional.toString();
  }

  /** Built when first needed, because it looks up every ideograph. */
  private static final class Traditional {
    static final Map<Character, Character> FORMS = forms();

    /**
     * Maps each simplified character to its traditional form; if there are several forms, to the
     * first.
     */
    private static Map<Character, Character> forms() {
      var forms = new HashMap<Character, Character>();
      for (var c = '\u4e00'; c <= '\u9fa5'; c++) {
        var simple = SimplifiedChinese.fold(Character.toString(c)).charAt(0);
        if (simple != c) {
          forms.putIfAbsent(simple, c);
        }
      }
      return forms;
    }
  }
}
