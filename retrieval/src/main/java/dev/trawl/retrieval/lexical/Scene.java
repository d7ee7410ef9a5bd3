package dev.trawl.retrieval.lexical;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Span;
import dev.trawl.retrieval.chunk.Sentences;
import dev.trawl.retrieval.index.Analysis;
import java.util.ArrayList;
import java.util.List;

/**
 * A chunk with the question's terms marked in it, sentence by sentence.
 *
 * @param heading the wanted terms in the headings above the chunk
 */
record Scene(Chunk chunk, Wanted wanted, long heading, List<Line> lines) {
  /**
   * A sentence of the chunk.
   *
   * @param start its first UTF-16 unit in the chunk's text
   * @param end one past its last
   * @param found the wanted terms that stand in it, as a set
   * @param pairs the wanted terms that stand in it directly before the one they precede in the
   *     question, as a set
   */
  record Line(int start, int end, long found, long pairs) {}

  static Scene of(Chunk chunk, Wanted wanted) {
    var terms = Analysis.terms(chunk.text(), chunk.language());
    var roots = new Roots(chunk.language());
    var lines = new ArrayList<Line>();
    int at = 0;
    for (Span span : Sentences.of(chunk.text())) {
      while (at < terms.size() && terms.get(at).startChar() < span.startChar()) {
        at++;
      }
      long found = 0;
      long pairs = 0;
      int last = -1;
      int lastAt = 0;
      for (; at < terms.size() && terms.get(at).startChar() < span.endChar(); at++) {
        var term = terms.get(at);
        Integer index = wanted.index().get(roots.of(term.text()));
        if (index == null) {
          continue;
        }
        found |= 1L << index;
        if (last >= 0 && wanted.after()[last] == index && at - lastAt <= 3) {
          pairs |= 1L << last;
        }
        last = index;
        lastAt = at;
      }
      lines.add(new Line(span.startChar(), span.endChar(), found, pairs));
    }
    return new Scene(chunk, wanted, found(chunk.heading(), chunk.language(), wanted), lines);
  }

  private static long found(String text, String language, Wanted wanted) {
    long found = 0;
    var roots = new Roots(language);
    for (var term : Analysis.terms(text, language)) {
      Integer index = wanted.index().get(roots.of(term.text()));
      found |= index == null ? 0 : 1L << index;
    }
    return found;
  }

  /** The wanted terms anywhere in the chunk or above it. */
  long all() {
    return lines.stream().mapToLong(Line::found).reduce(heading, (a, b) -> a | b);
  }

  String text(Line line) {
    return chunk.text().substring(line.start(), line.end());
  }
}
