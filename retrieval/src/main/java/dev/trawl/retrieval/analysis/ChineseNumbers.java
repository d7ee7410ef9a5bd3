package dev.trawl.retrieval.analysis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds numbers that are written in Chinese numerals, such as 三百二十 and 二〇二六, so that they match 320
 * and 2026. Only numbers with at least two numerals and one obvious value are found: 三 is part of
 * many words, 四五 means "four or five", and 三千五 may be 3500 or 3005.
 */
public final class ChineseNumbers {
  private static final String DIGITS = "零一二三四五六七八九";

  /** All numerals, traditional ones included. */
  private static final BitSet NUMERALS =
      "零〇一二三四五六七八九两兩壹贰貳叁叄參参肆伍陆陸柒捌玖十拾百佰千仟万萬亿億".chars().collect(BitSet::new, BitSet::set, BitSet::or);

  private static final String FORMAL = "〇壹贰叁肆伍陆柒捌玖";

  /** Minimum length of a number without units and without a zero, such as a year. */
  private static final int MIN_DIGITS = 4;

  private static final int MAX_LENGTH = 16;

  /** A number with this value, from {@code start} to {@code end} in a text. */
  public record Number(int start, int end, long value) {}

  private ChineseNumbers() {}

  /** The numbers in {@code text}, in order. */
  public static List<Number> in(String text) {
    List<Number> found = List.of();
    String folded = null;
    for (int i = 0; i < text.length(); i++) {
      if (!NUMERALS.get(text.charAt(i))) {
        continue;
      }
      folded = folded == null ? SimplifiedChinese.fold(text) : folded;
      int end = i;
      while (end < folded.length() && isNumeral(folded.charAt(end))) {
        end++;
      }
      long value = end - i < 2 || end - i > MAX_LENGTH ? -1 : value(folded.substring(i, end));
      if (value >= 0) {
        found = found.isEmpty() ? new ArrayList<>() : found;
        found.add(new Number(i, end, value));
      }
      i = Math.max(i, end - 1);
    }
    return found;
  }

  private static boolean isNumeral(char c) {
    return digit(c) >= 0 || unit(c) > 0;
  }

  private static int digit(char c) {
    int digit = DIGITS.indexOf(c);
    return c == '两' ? 2 : digit >= 0 ? digit : FORMAL.indexOf(c);
  }

  private static int unit(char c) {
    return switch (c) {
      case '十', '拾' -> 10;
      case '百', '佰' -> 100;
      case '千', '仟' -> 1000;
      case '万' -> 10_000;
      case '亿' -> 100_000_000;
      default -> 0;
    };
  }

  /** The value of {@code numerals}; -1 if it is not obvious. */
  private static long value(String numerals) {
    return numerals.chars().anyMatch(c -> unit((char) c) > 0)
        ? withUnits(numerals)
        : digitByDigit(numerals);
  }

  private static long digitByDigit(String numerals) {
    boolean hasZero = numerals.indexOf('〇') >= 0 || numerals.indexOf('零') > 0;
    if (numerals.length() < MIN_DIGITS && !hasZero || numerals.indexOf('两') >= 0) {
      return -1;
    }
    long value = 0;
    for (int i = 0; i < numerals.length(); i++) {
      value = value * 10 + digit(numerals.charAt(i));
    }
    return value;
  }

  private static long withUnits(String numerals) {
    long total = 0;
    long section = 0;
    long big = Long.MAX_VALUE;
    int lastUnit = Integer.MAX_VALUE;
    int digit = -1;
    boolean zero = false;
    for (int i = 0; i < numerals.length(); i++) {
      int next = digit(numerals.charAt(i));
      int unit = unit(numerals.charAt(i));
      if (next == 0) {
        zero = true;
      } else if (next > 0) {
        if (digit >= 0) {
          return -1;
        }
        digit = next;
      } else if (unit < 10_000) {
        boolean starts = digit < 0 && section == 0 && !zero;
        if (unit >= lastUnit || digit < 0 && !starts) {
          return -1;
        }
        section += Math.max(digit, 1) * (long) unit;
        lastUnit = unit;
        digit = -1;
        zero = false;
      } else {
        section += Math.max(digit, 0);
        if (section == 0 || unit >= big) {
          return -1;
        }
        total += section * unit;
        big = unit;
        section = 0;
        lastUnit = Integer.MAX_VALUE;
        digit = -1;
        zero = false;
      }
    }
    // 三百五 may be 350 or 305.
    boolean isShort = digit > 0 && !zero && lastUnit != 10;
    return isShort ? -1 : total + section + Math.max(digit, 0);
  }
}
