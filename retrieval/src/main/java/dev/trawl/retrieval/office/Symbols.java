package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.poi.util.StringUtil;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the characters of symbol fonts by Unicode characters. With the font Symbol, the letter m
 * is shown as μ: if it were read as m, micrograms would become milligrams.
 */
public final class Symbols {
  private static final Map<Integer, String> WINGDINGS =
      Map.ofEntries(
          Map.entry(0x28, "☎"),
          Map.entry(0x2a, "✉"),
          Map.entry(0x4a, "☺"),
          Map.entry(0x4c, "☹"),
          Map.entry(0x6c, "●"),
          Map.entry(0x6e, "■"),
          Map.entry(0x6f, "□"),
          Map.entry(0x71, "❑"),
          Map.entry(0x72, "❒"),
          Map.entry(0x75, "◆"),
          Map.entry(0x76, "❖"),
          Map.entry(0x9f, "•"),
          Map.entry(0xa1, "○"),
          Map.entry(0xa7, "▪"),
          Map.entry(0xa8, "☐"),
          Map.entry(0xab, "★"),
          Map.entry(0xd8, "➢"),
          Map.entry(0xdf, "←"),
          Map.entry(0xe0, "→"),
          Map.entry(0xe1, "↑"),
          Map.entry(0xe2, "↓"),
          Map.entry(0xe7, "⇐"),
          Map.entry(0xe8, "➔"),
          Map.entry(0xef, "⇦"),
          Map.entry(0xf0, "⇨"),
          Map.entry(0xfb, "✗"),
          Map.entry(0xfc, "✓"),
          Map.entry(0xfd, "☒"),
          Map.entry(0xfe, "☑"));

  private static final Map<Integer, String> WINGDINGS_2 =
      Map.of(
          0x4f, "✗", 0x50, "✓", 0x51, "☒", 0x52, "☑", 0x53, "☒", 0x54, "☒", 0xa3, "☐", 0x2a, "☐");

  private Symbols() {}

  /** Returns true if the letters of this font are symbols. */
  public static boolean isSymbolFont(@Nullable String font) {
    return font != null
        && (font.equalsIgnoreCase("Symbol")
            || font.toLowerCase(Locale.ROOT).startsWith("wingdings"));
  }

  /** The character of an element {@code w:sym}; empty if it is invalid. */
  static String of(Xml symbol) {
    var code = Objects.requireNonNullElse(symbol.attribute("char"), "");
    if (!code.matches("[0-9A-Fa-f]{1,4}")) {
      return "";
    }
    int c = Integer.parseInt(code, 16);
    return text(String.valueOf((char) (c < 0x100 ? 0xf000 | c : c)), symbol.attribute("font"));
  }

  /**
   * Replaces the characters of the private use area, and all others if the font is a symbol font.
   */
  public static String text(String words, @Nullable String font) {
    boolean isSymbol = isSymbolFont(font);
    if (!isSymbol && words.chars().noneMatch(Symbols::isPrivate)) {
      return words;
    }
    var text = new StringBuilder();
    words
        .codePoints()
        .forEach(
            c -> {
              if (isPrivate(c) || isSymbol && c > 0x20 && c < 0x100) {
                text.append(symbol(c, font));
              } else {
                text.appendCodePoint(c);
              }
            });
    return text.toString();
  }

  private static boolean isPrivate(int c) {
    return c >= 0xf020 && c <= 0xf0ff;
  }

  private static String symbol(int code, @Nullable String font) {
    int c = code & 0xff;
    var name = font == null ? "" : font.toLowerCase(Locale.ROOT);
    if (name.equals("wingdings")) {
      return WINGDINGS.getOrDefault(c, "•");
    }
    if (name.startsWith("wingdings")) {
      return WINGDINGS_2.getOrDefault(c, "•");
    }
    return StringUtil.mapMsCodepointString(String.valueOf((char) (0xf000 | c)));
  }
}
