package dev.trawl.retrieval.outline;

import java.util.regex.Pattern;

/** Decides from the form of a line whether it is a title or running text. */
public final class TitleShape {
  private static final int MAX_CHARS = 120;
  private static final int MAX_CHARS_EAST = 60;
  private static final String STOPS = ".,;:。，；：、！!．";

  /** Words that follow "第三章" or "图 3" in running text. */
  private static final Pattern EAST_TEXT =
      Pattern.compile(
          "^(?:规定|規定|所|中|的|里|裡|讨论|討論|介绍|介紹|描述|说明|說明|给出|給出|显示|顯示|展示|表明|列出|是|为|為|之|和|与|與|及|或|至|到|、|，"
              + "|は|の|で|に|を|が|と|も|や|から|では|には|へ|および|及び|에|은|는|의|을|를|과|와|까지|에서|中介|讲|講|曾|既|将|將|已|则|則)");

  /** An entry of a table of contents: dots or spaces, and a page number. */
  private static final Pattern CONTENTS =
      Pattern.compile(
          "(?:(?:[.·…‥]\\s?){4,}|…{2,}|\\t)\\s*[\\divxlc]{0,5}$|[ \\u3000]{3,}\\d{1,3}$");

  private TitleShape() {}

  static boolean isContentsEntry(String line) {
    return CONTENTS.matcher(line).find();
  }

  /**
   * Whether {@code rest}, which follows a mark, may be a title. {@code stopAllowed} means that a
   * title may end with a full stop.
   */
  static boolean isTitle(String rest, boolean stopAllowed) {
    if (rest.isEmpty()) {
      return true;
    }
    boolean east = rest.charAt(0) >= 0x2E80;
    if (rest.length() > (east ? MAX_CHARS_EAST : MAX_CHARS)) {
      return false;
    }
    char last = rest.charAt(rest.length() - 1);
    if (STOPS.indexOf(last) < 0) {
      return east ? rest.indexOf('。') < 0 : !hasSentenceInside(rest);
    }
    return stopAllowed && last == '.' && !hasSentenceInside(rest);
  }

  private static boolean hasSentenceInside(String rest) {
    return rest.matches(".*\\p{Ll}{3,}[.!?] +\\p{Lu}.*");
  }

  /** Whether {@code rest}, which follows a mark without punctuation, looks like running text. */
  static boolean isRunningText(String rest) {
    if (rest.isEmpty()) {
      return false;
    }
    int first = rest.codePointAt(0);
    if (first >= 0x2E80) {
      return EAST_TEXT.matcher(rest).find();
    }
    return !(Character.isUpperCase(first)
        || Character.isDigit(first)
        || "\"“„«‘'(¿¡[*_`<".indexOf(first) >= 0);
  }

  public static boolean endsSentence(char last) {
    return ".;:!?。；：！？”\"」』．…)）".indexOf(last) >= 0;
  }
}
