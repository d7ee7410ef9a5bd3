package dev.trawl.retrieval.outline;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Patterns for numbers, and the words for units, in Chinese, Japanese and Korean. Immutable. */
public final class EastWords {
  /** A pattern for one number. */
  public static final String NUMBER = "(?:[0-9０-９]{1,4}|[〇零一二三四五六七八九十百千两兩廿]{1,9})";

  /** A pattern for a number such as 3.2. */
  public static final String NUMBERS = NUMBER + "(?:\\s*[.．\\-–－]\\s*" + NUMBER + ")*";

  private static final Map<String, Unit> UNITS =
      Map.ofEntries(
          units(Unit.VOLUME, "卷|巻|册|冊"),
          units(Unit.PART, "部分|部|篇|编|編|부|편"),
          units(Unit.BOOK, "권"),
          units(Unit.CHAPTER, "章|回|장"),
          units(Unit.SECTION, "小节|小節|节|節|절"),
          units(Unit.ARTICLE, "条款|條款|条|條|조"),
          units(Unit.APPENDIX, "附录|附錄|付録|부록"),
          units(Unit.ACT, "幕|막"),
          units(Unit.PARAGRAPH, "自然段|段落|段|款|項|항|문단|단락"),
          units(Unit.SENTENCE, "句话|句話|个句子|句子|句|文章?(?!字|件|档|書|章)|문장"),
          units(Unit.LINE, "行目?|줄"),
          units(Unit.WORD, "词|詞|单词|單詞|単語|語|단어"),
          units(Unit.CHARACTER, "個字|个字|字|글자"),
          units(Unit.SLIDE, "幻灯片|幻燈片|スライド|슬라이드"),
          units(Unit.SHEET, "工作表|シート|시트"),
          units(Unit.PAGE, "页|頁|ページ|페이지|쪽"),
          units(Unit.FIGURE, "插图|圖|图|図|그림"),
          units(Unit.TABLE, "表格|表|표"));

  private EastWords() {}

  private static Map.Entry<String, Unit> units(Unit unit, String words) {
    return Map.entry(words, unit);
  }

  /** Patterns for all units, longer words first. */
  public static List<String> longestFirst() {
    return UNITS.keySet().stream()
        .sorted(Comparator.comparingInt(EastWords::precedence).reversed().thenComparing(w -> w))
        .toList();
  }

  private static int precedence(String words) {
    return words.contains("句话") ? 9 : words.contains("部分") || words.contains("幻灯片") ? 8 : 0;
  }

  /** The unit that a word such as 章 means. */
  public static Unit unit(String word) {
    return UNITS.entrySet().stream()
        .filter(entry -> word.matches(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(word.startsWith("图") || word.startsWith("圖") ? Unit.FIGURE : Unit.HEADING);
  }

  /** The number in digits: "3.2" for 三．二, "a" for A; empty if it is too large. */
  public static String number(String words) {
    var number = new StringBuilder();
    for (String part : words.strip().split("\\s*[.．\\-–－]\\s*")) {
      boolean lettered = part.matches("[0-9０-９]+[a-zA-Z]");
      var digits = lettered ? part.substring(0, part.length() - 1) : part;
      int value = digits.matches("[A-Z]") ? 0 : Numerals.east(digits);
      boolean letter = digits.matches("[A-Z]");
      if (value == 0 && !letter && !digits.matches("[0０零〇]+")) {
        return "";
      }
      number.append(number.isEmpty() ? "" : ".").append(letter ? Fold.word(digits) : value);
      if (lettered) {
        number.append(Fold.word(part.substring(part.length() - 1)));
      }
    }
    return number.toString();
  }
}
