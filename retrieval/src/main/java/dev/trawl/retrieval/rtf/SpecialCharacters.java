package dev.trawl.retrieval.rtf;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The control words and symbols that are characters. */
final class SpecialCharacters {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("tab", "\t"),
          Map.entry("emdash", "—"),
          Map.entry("endash", "–"),
          Map.entry("emspace", "\u2003"),
          Map.entry("enspace", "\u2002"),
          Map.entry("qmspace", "\u2005"),
          Map.entry("lquote", "‘"),
          Map.entry("rquote", "’"),
          Map.entry("ldblquote", "“"),
          Map.entry("rdblquote", "”"),
          Map.entry("bullet", "•"),
          Map.entry("ltrmark", "\u200e"),
          Map.entry("rtlmark", "\u200f"),
          Map.entry("zwj", "\u200d"),
          Map.entry("zwnj", "\u200c"),
          // Places where a line may or may not end; they would split words in the index.
          Map.entry("zwbo", ""),
          Map.entry("zwnbo", ""));

  private SpecialCharacters() {}

  /** The character of a control word. */
  static @Nullable String ofWord(String word) {
    return WORDS.get(word);
  }

  /** The character of a symbol. */
  static @Nullable String ofSymbol(int symbol) {
    return switch (symbol) {
      case '~' -> "\u00a0";
      case '_' -> "\u2011";
      case '-' -> "";
      case '\t' -> "\t";
      default -> null;
    };
  }
}
