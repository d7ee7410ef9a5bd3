package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.office.Symbols;
import dev.trawl.retrieval.office.Target;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The table of fonts. The font of a text decides its encoding. Not thread-safe. */
final class Fonts {
  /** Stands for the default font of the document. */
  static final int DEFAULT = -1;

  private static final int MAX_FONTS = 10_000;
  private static final int MAX_NAME = 100;

  private static final class Font {
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private Optional<Charset> charset = Optional.empty();
  }

  private final Target target;
  private final Map<Integer, Font> fonts = new HashMap<>();
  private Font current = new Font();
  private Charset documentCharset = CodePages.WESTERN;
  private int defaultFont;

  /**
   * @param target receives warnings
   */
  Fonts(Target target) {
    this.target = target;
  }

  /** Reads a control word of the head of the document. Returns false for other words. */
  boolean readHead(String name, int parameter) {
    switch (name) {
      case "mac" -> usePage(10000);
      case "pc" -> usePage(437);
      case "pca" -> usePage(850);
      case "ansicpg" -> usePage(parameter);
      case "deff" -> defaultFont = parameter;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void usePage(int number) {
    var charset = CodePages.page(number);
    documentCharset = charset.orElse(CodePages.WESTERN);
    if (charset.isEmpty() && number > 1) {
      target.warn("the code page %d is not known; some letters may be wrong".formatted(number));
    }
  }

  /** Reads a control word inside the table. */
  void read(String name, int parameter) {
    switch (name) {
      case "f" -> start(parameter);
      case "fcharset" -> current.charset = CodePages.ofFont(parameter);
      case "cpg" -> current.charset = CodePages.page(parameter).or(() -> current.charset);
      default -> {}
    }
  }

  private void start(int number) {
    current = new Font();
    if (fonts.size() < MAX_FONTS) {
      fonts.put(number, current);
    }
  }

  /** Adds a part of the name of the current font, which a semicolon ends. */
  void addName(String words) {
    int end = words.indexOf(';');
    var part = end < 0 ? words : words.substring(0, end);
    if (current.text.length() + part.length() <= MAX_NAME) {
      current.text.append(part);
      current.name = current.text.toString().strip();
    }
    if (end >= 0) {
      current = new Font();
    }
  }

  /** The name of a font; empty if it is not in the table. */
  String name(int number) {
    var font = fonts.get(number == DEFAULT ? defaultFont : number);
    return font == null ? "" : font.name;
  }

  /** The encoding of the bytes of a text in this font. */
  Charset charset(int number) {
    var font = fonts.get(number == DEFAULT ? defaultFont : number);
    if (font == null) {
      return documentCharset;
    }
    // The codes of symbols must not be changed, because they are replaced later.
    return Symbols.isSymbolFont(font.name)
        ? StandardCharsets.ISO_8859_1
        : font.charset.orElse(documentCharset);
  }

  /** The encoding of text whose font does not say it. */
  Charset documentCharset() {
    return documentCharset;
  }
}
