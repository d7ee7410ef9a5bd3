package dev.trawl.testkit.chat;

import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Chooses the main points of a text: the sentences with the largest number of different words, one
 * for every five sentences of the text. Stateless.
 */
final class MainPoints {
  private static final int SENTENCES_PER_POINT = 5;

  /** A shorter line is a heading or part of a table of contents. */
  private static final int MIN_WORDS = 4;

  /** A word; in scripts without spaces between words, a character. */
  private static final Pattern WORD =
      Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{M}\\p{N}]+");

  private MainPoints() {}

  /** The numbers of the main points, in the order of the text. */
  static List<Integer> of(List<Line> lines) {
    var points = Math.max(1, lines.size() / SENTENCES_PER_POINT);
    return lines.stream()
        .filter(line -> words(line) >= MIN_WORDS)
        .sorted(Comparator.comparingLong(MainPoints::words).reversed())
        .limit(points)
        .map(Line::number)
        .sorted()
        .toList();
  }

  private static long words(Line line) {
    return WORD.matcher(line.sentence()).results().map(match -> match.group()).distinct().count();
  }
}
