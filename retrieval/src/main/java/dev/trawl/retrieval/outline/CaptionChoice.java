package dev.trawl.retrieval.outline;

import dev.trawl.protocol.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Chooses the captions among lines that name a figure or a table. The most certain is a line at the
 * start of a paragraph, with punctuation after the number; the least certain is an entry of a list
 * of figures. Each instance is used for one text.
 */
final class CaptionChoice {
  /** Maximum length of a caption. */
  private static final int CAPTION_CHARS = 2_000;

  /** Maximum length of the rows of a table. */
  private static final int ROWS_CHARS = 20_000;

  /** Added to the rank of an entry in a list of figures. */
  private static final int LIST_RANK = 16;

  /** Markup that may end the last line of a caption. */
  private static final Pattern CLOSING = Pattern.compile("(?:\\s*</[a-z]{1,12}>)+$");

  private final String text;
  private final List<Candidate> candidates;

  CaptionChoice(String text, List<Candidate> candidates) {
    this.text = text;
    this.candidates = candidates;
  }

  /** The captions in text order. */
  List<Caption> captions() {
    Map<String, List<Candidate>> byKey = new HashMap<>();
    for (var candidate : ranked()) {
      byKey.computeIfAbsent(candidate.key(), key -> new ArrayList<>()).add(candidate);
    }
    var chosen = new ArrayList<Candidate>();
    for (var sameKey : byKey.values()) {
      chosen.addAll(mostCertain(sameKey));
    }
    return chosen.stream()
        .sorted(Comparator.comparingInt(Candidate::start))
        .map(this::caption)
        .toList();
  }

  /**
   * The most certain candidate, or several candidates if the numbering starts again, as in the
   * chapters of some books.
   */
  private static List<Candidate> mostCertain(List<Candidate> sameKey) {
    int rank = sameKey.stream().mapToInt(Candidate::rank).min().orElse(0);
    var certain = sameKey.stream().filter(c -> c.rank() == rank).toList();
    boolean different =
        certain.stream().map(c -> Fold.title(c.heading())).distinct().count() == certain.size();
    return rank == 0 && different ? certain : certain.subList(0, 1);
  }

  /**
   * The candidates, with a higher rank for those on consecutive lines, which are probably a list of
   * figures.
   */
  private List<Candidate> ranked() {
    var ranked = new ArrayList<Candidate>();
    boolean listBefore = false;
    for (int i = 0; i < candidates.size(); i++) {
      // A list of figures starts after a blank line. A line of prose that mentions a figure usually
      // does not.
      boolean listContinues =
          i + 1 < candidates.size()
              && (listBefore || candidates.get(i).rank() % LineScan.CONTENTS_RANK < 2)
              && isDirectlyBefore(candidates.get(i), candidates.get(i + 1));
      ranked.add(listContinues || listBefore ? asListEntry(candidates.get(i)) : candidates.get(i));
      listBefore = listContinues;
    }
    return ranked;
  }

  private boolean isDirectlyBefore(Candidate one, Candidate next) {
    return one.unit() == next.unit()
        && !one.key().equals(next.key())
        && text.substring(one.bodyStart(), Math.max(one.bodyStart(), next.start())).isBlank();
  }

  private static Candidate asListEntry(Candidate caption) {
    return new Candidate(
        caption.mark(),
        caption.level(),
        caption.start(),
        caption.bodyStart(),
        caption.heading(),
        caption.titled(),
        caption.rank() + LIST_RANK);
  }

  private Caption caption(Candidate candidate) {
    int end = paragraphEnd(candidate);
    int start = candidate.start();
    if (candidate.unit() == Unit.TABLE) {
      int rows = rowsEnd(end);
      if (rows > end) {
        end = rows;
      } else {
        start = rowsStart(start);
      }
    }
    return new Caption(
        candidate.unit(), candidate.mark().number(), new Span(start, end), candidate.heading());
  }

  private int paragraphEnd(Candidate candidate) {
    var line = TextLine.at(text, candidate.start());
    int end = line.end();
    while (!line.isLast()) {
      line = line.following();
      if (line.isBlank() || isRow(line) || line.end() - candidate.start() > CAPTION_CHARS) {
        break;
      }
      end = line.end();
    }
    var closing = CLOSING.matcher(text).region(candidate.start(), end);
    return closing.find() ? closing.start() : end;
  }

  /** The end of the rows below {@code from}; {@code from} if there are none. */
  private int rowsEnd(int from) {
    int end = from;
    var line = TextLine.at(text, from);
    boolean started = false;
    while (!line.isLast() && end - from < ROWS_CHARS) {
      line = line.following();
      if (isRow(line)) {
        started = true;
        end = line.end();
      } else if (started || !line.isBlank()) {
        break;
      }
    }
    return end;
  }

  /** The start of the rows above {@code from}; {@code from} if there are none. */
  private int rowsStart(int from) {
    int start = from;
    int at = text.lastIndexOf('\n', from - 1);
    boolean started = false;
    while (at > 0 && from - start < ROWS_CHARS) {
      int lineStart = text.lastIndexOf('\n', at - 1) + 1;
      var line = TextLine.at(text, lineStart);
      if (isRow(line)) {
        started = true;
        start = line.start();
      } else if (started || !line.isBlank()) {
        break;
      }
      at = lineStart - 1;
    }
    return start;
  }

  private boolean isRow(TextLine line) {
    return !line.isBlank()
        && (line.first() == '|'
            || text.substring(line.start(), Math.min(line.end(), line.start() + 400)).indexOf('\t')
                > 0);
  }
}
