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
 * of figures. Used once.
 */
final class CaptionChoice {
  private static final int CAPTION_CHARS = 2_000;
  private static final int ROWS_CHARS = 20_000;
  private static final int LISTED = 16;

  /** Markup that may end the last line of a caption. */
  private static final Pattern CLOSING = Pattern.compile("(?:\\s*</[a-z]{1,12}>)+$");

  private final String text;
  private final List<Candidate> candidates;

  CaptionChoice(String text, List<Candidate> candidates) {
    this.text = text;
    this.candidates = candidates;
  }

  /** In text order. */
  List<Caption> captions() {
    Map<String, List<Candidate>> byKey = new HashMap<>();
    for (var candidate : ranked()) {
      byKey.computeIfAbsent(candidate.key(), key -> new ArrayList<>()).add(candidate);
    }
    var chosen = new ArrayList<Candidate>();
    for (var same : byKey.values()) {
      chosen.addAll(best(same));
    }
    return chosen.stream()
        .sorted(Comparator.comparingInt(Candidate::start))
        .map(this::caption)
        .toList();
  }

  /**
   * The most certain candidate; several if the numbering starts again, as in the chapters of some
   * books.
   */
  private static List<Candidate> best(List<Candidate> same) {
    int rank = same.stream().mapToInt(Candidate::rank).min().orElse(0);
    var sure = same.stream().filter(c -> c.rank() == rank).toList();
    boolean different =
        sure.stream().map(c -> Fold.title(c.heading())).distinct().count() == sure.size();
    return rank == 0 && different ? sure : sure.subList(0, 1);
  }

  /** Captions that follow each other line by line are a list of figures. */
  private List<Candidate> ranked() {
    var ranked = new ArrayList<Candidate>();
    boolean listBefore = false;
    for (int i = 0; i < candidates.size(); i++) {
      // A list starts after a blank line; a wrapped mention does not.
      boolean list =
          i + 1 < candidates.size()
              && (listBefore || candidates.get(i).rank() % LineScan.LISTED < 2)
              && isListed(candidates.get(i), candidates.get(i + 1));
      ranked.add(list || listBefore ? listed(candidates.get(i)) : candidates.get(i));
      listBefore = list;
    }
    return ranked;
  }

  private boolean isListed(Candidate one, Candidate next) {
    return one.unit() == next.unit()
        && !one.key().equals(next.key())
        && text.substring(one.bodyStart(), Math.max(one.bodyStart(), next.start())).isBlank();
  }

  private static Candidate listed(Candidate caption) {
    return new Candidate(
        caption.mark(),
        caption.level(),
        caption.start(),
        caption.bodyStart(),
        caption.heading(),
        caption.titled(),
        caption.rank() + LISTED);
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
