package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.number.BuiltInFormats.Edition;
import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/**
 * Guesses which East Asian edition of Excel wrote a workbook, because the file does not contain
 * this information. The character sets of its fonts and the scripts of its texts are the evidence.
 * Not thread-safe.
 */
final class EditionGuess {
  /** Maximum number of characters to examine. */
  private static final int MAX_CHARS = 20_000;

  /** A font counts as much as this many characters. */
  private static final int FONT = 10_000;

  /** Frequent characters that occur in only one of the two Chinese scripts. */
  private static final String SIMPLIFIED = "这国时说对们会来个发开过还后学为车东门马见长关电书项计划";

  private static final String TRADITIONAL = "這國時說對們會來個發開過還後學為車東門馬見長關電書項計劃";

  private final Map<Edition, Integer> counts = new EnumMap<>(Edition.class);
  private int seen;

  /** Adds a font by its Windows character set. */
  void font(int characterSet) {
    switch (characterSet) {
      case 128 -> add(Edition.JAPANESE, FONT);
      case 129 -> add(Edition.KOREAN, FONT);
      case 134 -> add(Edition.SIMPLIFIED_CHINESE, FONT);
      case 136 -> add(Edition.TRADITIONAL_CHINESE, FONT);
      default -> {}
    }
  }

  void text(String text) {
    for (int i = 0; i < text.length() && seen < MAX_CHARS; i++) {
      seen++;
      char c = text.charAt(i);
      if (c >= '\u1100') {
        character(c);
      }
    }
  }

  private void character(char c) {
    switch (UnicodeScript.of(c)) {
      case HANGUL -> add(Edition.KOREAN, 2);
      case HIRAGANA, KATAKANA -> add(Edition.JAPANESE, 2);
      case HAN -> {
        if (SIMPLIFIED.indexOf(c) >= 0) {
          add(Edition.SIMPLIFIED_CHINESE, 1);
        }
        if (TRADITIONAL.indexOf(c) >= 0) {
          add(Edition.TRADITIONAL_CHINESE, 1);
        }
      }
      default -> {}
    }
  }

  private void add(Edition edition, int count) {
    counts.merge(edition, count, Integer::sum);
  }

  /** The most likely edition; Simplified Chinese if there is no evidence. */
  Edition edition() {
    return counts.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse(Edition.SIMPLIFIED_CHINESE);
  }
}
