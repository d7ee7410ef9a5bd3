package dev.trawl.retrieval.place;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import dev.trawl.retrieval.outline.TextLine;
import dev.trawl.retrieval.outline.TitleShape;
import dev.trawl.retrieval.outline.Unit;
import java.util.ArrayList;
import java.util.List;

/** The sentences, paragraphs, lines or words of a text. Stateless. */
final class TextPieces {
  /** Maximum length of a line in wrapped text. Each longer line is a paragraph. */
  private static final int WIDEST_WRAPPED = 180;

  private static final int WIDEST_WRAPPED_EAST = 90;

  private TextPieces() {}

  /**
   * The pieces in order, without surrounding white space. Pieces without letters or digits are left
   * out.
   */
  static List<Span> of(Unit unit, String text) {
    var all =
        switch (unit) {
          case SENTENCE -> Sentences.of(text);
          case LINE -> lines(text);
          case WORD -> words(text);
          case CHARACTER -> characters(text);
          default -> paragraphs(text);
        };
    return all.stream().filter(piece -> Pieces.hasWords(text, piece)).toList();
  }

  private static List<Span> lines(String text) {
    var lines = new ArrayList<Span>();
    for (int at = 0; at < text.length(); ) {
      var line = TextLine.at(text, at);
      if (!line.isBlank()) {
        lines.add(new Span(line.start(), line.end()));
      }
      at = line.next();
    }
    return lines;
  }

  /**
   * Splits the text at blank lines. Also splits it before indented lines, and after lines that are
   * too long to be wrapped.
   */
  private static List<Span> paragraphs(String text) {
    var paragraphs = new ArrayList<Span>();
    var block = new ArrayList<TextLine>();
    for (int at = 0; at < text.length(); ) {
      var line = TextLine.at(text, at);
      if (line.isBlank()) {
        addBlock(text, block, paragraphs);
        block.clear();
      } else {
        block.add(line);
      }
      at = line.next();
    }
    addBlock(text, block, paragraphs);
    return paragraphs;
  }

  private static void addBlock(String text, List<TextLine> block, List<Span> paragraphs) {
    if (block.isEmpty()) {
      return;
    }
    boolean allEndSentences = block.stream().allMatch(line -> TitleShape.endsSentence(line.last()));
    int indented = (int) block.stream().filter(line -> isIndented(text, line)).count();
    int start = block.getFirst().start();
    for (int i = 1; i < block.size(); i++) {
      var before = block.get(i - 1);
      var line = block.get(i);
      boolean starts =
          allEndSentences
              || before.length() > widest(before)
              || isIndented(text, line) && (indented < block.size() || isWide(text, line));
      if (starts) {
        paragraphs.add(new Span(start, before.end()));
        start = line.start();
      }
    }
    paragraphs.add(new Span(start, block.getLast().end()));
  }

  private static int widest(TextLine line) {
    return line.first() >= 0x2E80 ? WIDEST_WRAPPED_EAST : WIDEST_WRAPPED;
  }

  private static boolean isIndented(String text, TextLine line) {
    int at = line.start();
    return at > 0 && (text.charAt(at - 1) == '\u3000' || text.charAt(at - 1) == '\t')
        || at > 1 && text.charAt(at - 1) == ' ' && text.charAt(at - 2) == ' ';
  }

  private static boolean isWide(String text, TextLine line) {
    return text.charAt(line.start() - 1) == '\u3000';
  }

  private static List<Span> words(String text) {
    var iterator = BreakIterator.getWordInstance(ULocale.ROOT);
    iterator.setText(text);
    var words = new ArrayList<Span>();
    int start = iterator.first();
    for (int end = iterator.next(); end != BreakIterator.DONE; end = iterator.next()) {
      if (iterator.getRuleStatus() != BreakIterator.WORD_NONE) {
        words.add(new Span(start, end));
      }
      start = end;
    }
    return words;
  }

  private static List<Span> characters(String text) {
    var characters = new ArrayList<Span>();
    for (int at = 0; at < text.length(); ) {
      int next = text.offsetByCodePoints(at, 1);
      characters.add(new Span(at, next));
      at = next;
    }
    return characters;
  }
}
