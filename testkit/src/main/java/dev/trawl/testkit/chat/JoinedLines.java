package dev.trawl.testkit.chat;

import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.ParsedPrompt.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of a text in one string, for rules that split the text into sentences themselves. It
 * finds the lines from which a quote comes, even if the quote begins or ends inside a line.
 */
final class JoinedLines {
  private final List<Line> lines;
  private final String text;

  JoinedLines(Text text) {
    this.lines = text.lines();
    this.text = text.sentences();
  }

  String text() {
    return text;
  }

  /** The numbers of the lines that {@code quote} overlaps; empty if it is not in the text. */
  List<Integer> numbersOf(String quote) {
    var from = quote.isBlank() ? -1 : text.indexOf(quote);
    return from < 0 ? List.of() : between(from, from + quote.length());
  }

  private List<Integer> between(int from, int to) {
    var numbers = new ArrayList<Integer>();
    var start = 0;
    for (var line : lines) {
      var end = start + line.sentence().length();
      if (start < to && from < end) {
        numbers.add(line.number());
      }
      start = end + 1;
    }
    return numbers;
  }
}
