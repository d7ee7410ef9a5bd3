package dev.trawl.retrieval.outline;

import dev.trawl.retrieval.document.ParsedDocument;
import java.util.ArrayList;
import java.util.List;

/** Turns the headings that a format marks into candidates. Stateless. */
final class FormatHeadings {
  /** A title may continue over several lines, but not over more than this many UTF-16 units. */
  private static final int REACH = 600;

  private FormatHeadings() {}

  /**
   * The headings that the format of {@code document} marks, in text order. Empty for plain text,
   * because headings of plain text are only recognised by their words.
   */
  static List<Candidate> of(ParsedDocument document) {
    var candidates = new ArrayList<Candidate>();
    if (document.mediaType().startsWith("text/plain")) {
      return candidates;
    }
    for (var heading : document.headings()) {
      var title = Fold.oneLine(heading.title());
      var mark =
          LineMark.read(title)
              .filter(m -> m.unit().isPart())
              .orElse(new LineMark(Unit.HEADING, "", true, 0, 0, true));
      int body = bodyStart(document.text(), heading.startChar(), title);
      candidates.add(
          new Candidate(mark, heading.level(), heading.startChar(), body, title, true, 0));
    }
    return candidates;
  }

  /**
   * Adds the numbers that the headings have in the text. The bookmarks of a PDF often leave them
   * out.
   *
   * @param lines the lines that look like headings, in text order
   */
  static List<Candidate> withNumbers(
      String text, List<Candidate> formatHeadings, List<Candidate> lines) {
    var numbered = new ArrayList<Candidate>();
    int next = 0;
    for (var heading : formatHeadings) {
      while (next + 1 < lines.size() && lines.get(next + 1).start() <= heading.start()) {
        next++;
      }
      boolean here = next < lines.size() && isAt(lines.get(next), heading, text);
      numbered.add(here ? numbered(heading, lines.get(next)) : heading);
    }
    return numbered;
  }

  /**
   * Whether the heading is on this line, or is the title below a line that contains only a number.
   */
  private static boolean isAt(Candidate line, Candidate heading, String text) {
    if (heading.isNumbered() || !line.isNumbered() || line.start() > heading.start()) {
      return false;
    }
    int gap = heading.start() - line.bodyStart();
    if (gap >= 0) {
      boolean alone = line.heading().length() <= line.mark().end();
      return alone && gap < 8 && text.substring(line.bodyStart(), heading.start()).isBlank();
    }
    return line.titled() && letters(line.heading()).endsWith(letters(heading.heading()));
  }

  private static String letters(String title) {
    return Fold.title(title).replace(" ", "");
  }

  private static Candidate numbered(Candidate heading, Candidate line) {
    return new Candidate(
        line.mark(),
        heading.level(),
        line.start(),
        Math.max(line.bodyStart(), heading.bodyStart()),
        line.heading().length() > line.mark().end()
            ? line.heading()
            : line.heading() + " " + heading.heading(),
        true,
        0);
  }

  /** The index after the lines of the title; {@code start} if the title is not found there. */
  private static int bodyStart(String text, int start, String title) {
    var titleLetters = Fold.title(title).replace(" ", "");
    var line = TextLine.at(text, start);
    var lineLetters = new StringBuilder();
    while (!line.isLast() && line.isBlank()) {
      line = line.following();
    }
    while (line.start() - start < REACH) {
      lineLetters.append(Fold.title(line.words(REACH)).replace(" ", ""));
      if (lineLetters.indexOf(titleLetters) >= 0) {
        return afterUnderline(line);
      }
      boolean begins = !lineLetters.isEmpty() && titleLetters.startsWith(lineLetters.toString());
      if (line.isLast() || !begins) {
        break;
      }
      line = line.following();
    }
    return start;
  }

  /** Markdown may underline a heading with "===". */
  private static int afterUnderline(TextLine line) {
    if (!line.isLast()) {
      var next = line.following();
      boolean underline =
          !next.isBlank() && next.words(200).chars().allMatch(c -> c == '=' || c == '-');
      return underline ? next.next() : line.next();
    }
    return line.next();
  }
}
