package dev.trawl.retrieval.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines near the upper and lower edges of a page, and its turned lines. They are compared with
 * those of nearby pages: a line that is repeated at the same place is a running head, a running
 * foot or a watermark. Numbers in it may differ by the distance between the pages.
 */
final class PdfEdges {
  private static final int MAX_ROWS = 3;
  private static final int MAX_TURNED = 50;
  private static final float SAME_PLACE = 4;

  /** Running heads are not larger than the text; titles of slides are. */
  private static final float LARGER = 1.1f;

  /** A head is more than this many font sizes away from the text. */
  private static final float SEPARATE = 1.7f;

  private static final Pattern NUMBER =
      Pattern.compile("\\d+|(?<![\\p{L}\\d])(?:[ivxlc]{1,8}|[IVXLC]{1,8})(?![\\p{L}\\d])");
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final List<Row> rows;
  private final List<Row> turned;
  private final float textSize;

  /** Lines with the same baseline. The key is rarely needed, so it is computed on demand. */
  private static final class Row {
    private final List<PdfLine> lines;
    private final List<Integer> numbers = new ArrayList<>();
    private @Nullable String key;

    Row(List<PdfLine> lines) {
      this.lines = List.copyOf(lines);
    }

    List<PdfLine> lines() {
      return lines;
    }

    /** The words, with {@code #} in place of each number. */
    String key() {
      if (key == null) {
        var text = new StringBuilder();
        lines.forEach(line -> text.append(line.text()).append(' '));
        key =
            NUMBER
                .matcher(SPACES.matcher(text).replaceAll(" ").strip())
                .replaceAll(
                    number -> {
                      numbers.add(value(number.group()));
                      return "#";
                    });
      }
      return key;
    }

    float baseline() {
      return lines.getFirst().baseline();
    }

    float left() {
      return lines.getFirst().left();
    }

    float right() {
      return lines.getLast().right();
    }

    float size() {
      return lines.getFirst().size();
    }

    /** True if {@code other} repeats this row {@code distance} pages later. */
    boolean isRepeatedBy(Row other, int distance) {
      if (Math.abs(baseline() - other.baseline()) > SAME_PLACE
          || lines.getFirst().turn() != other.lines.getFirst().turn()
          || !isAligned(other)
          || !key().equals(other.key())) {
        return false;
      }
      for (int i = 0; i < numbers.size(); i++) {
        int step = other.numbers.get(i) - numbers.get(i);
        if (step != 0 && step != distance) {
          return false;
        }
      }
      return true;
    }

    private boolean isAligned(Row other) {
      return Math.abs(left() - other.left()) < SAME_PLACE
          || Math.abs(right() - other.right()) < SAME_PLACE
          || Math.abs(left() + right() - other.left() - other.right()) < 2 * SAME_PLACE;
    }

    boolean countsPages(Row other) {
      return !numbers.equals(other.numbers);
    }
  }

  private PdfEdges(List<Row> rows, List<Row> turned, float textSize) {
    this.rows = rows;
    this.turned = turned;
    this.textSize = textSize;
  }

  static PdfEdges of(PdfPage page) {
    var upright = new ArrayList<PdfLine>();
    var turned = new ArrayList<Row>();
    for (var line : page.lines()) {
      if (line.isUpright()) {
        upright.add(line);
      } else {
        turned.add(new Row(List.of(line)));
      }
    }
    boolean mostlyTurned = turned.size() > Math.min(MAX_TURNED, upright.size());
    return new PdfEdges(rows(upright), mostlyTurned ? List.of() : turned, textSize(upright));
  }

  private static float textSize(List<PdfLine> lines) {
    var sizes = lines.stream().map(PdfLine::size).sorted().toList();
    return sizes.isEmpty() ? 0 : sizes.get(sizes.size() / 2);
  }

  /** The rows that may be heads or feet, and the next row inwards to measure the distance to it. */
  private static List<Row> rows(List<PdfLine> upright) {
    upright.sort(Comparator.comparingDouble(PdfLine::baseline));
    var groups = new ArrayList<List<PdfLine>>();
    for (var line : upright) {
      if (groups.isEmpty() || line.baseline() - groups.getLast().getFirst().baseline() > 2) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().add(line);
    }
    int inner = MAX_ROWS + 1;
    var near = new ArrayList<List<PdfLine>>();
    for (int i = 0; i < groups.size(); i++) {
      if (i < inner || i >= groups.size() - inner) {
        groups.get(i).sort(Comparator.comparingDouble(PdfLine::left));
        near.add(groups.get(i));
      }
    }
    return near.stream().map(Row::new).toList();
  }

  /**
   * The lines of this page that nearby pages repeat.
   *
   * @param others nearby pages and their distance from this page
   */
  Set<PdfLine> repeatedBy(List<Neighbour> others) {
    Set<PdfLine> repeated = Collections.newSetFromMap(new IdentityHashMap<>());
    int heads = heads(rows, others);
    int feet = heads(rows.reversed(), others);
    if (heads + feet >= rows.size()) {
      // The text itself is repeated.
      heads = rows.size() > 2 ? Math.min(heads, 1) : 0;
      feet = rows.size() > 2 ? Math.min(feet, 1) : 0;
    }
    rows.subList(0, heads).forEach(row -> repeated.addAll(row.lines()));
    rows.subList(rows.size() - feet, rows.size()).forEach(row -> repeated.addAll(row.lines()));
    for (var row : turned) {
      if (others.stream().anyMatch(other -> other.edges.repeatsTurned(row, other.distance))) {
        repeated.addAll(row.lines());
      }
    }
    return repeated;
  }

  /** A page near this one; {@code distance} is negative for a page before it. */
  record Neighbour(PdfEdges edges, int distance) {}

  /** Number of rows from the edge inwards that are heads or feet. */
  private int heads(List<Row> fromEdge, List<Neighbour> others) {
    int heads = 0;
    for (int i = 0; i < Math.min(MAX_ROWS, fromEdge.size()); i++) {
      var row = fromEdge.get(i);
      if (row.size() > LARGER * textSize) {
        break;
      }
      boolean repeated = false;
      boolean counts = false;
      for (var other : others) {
        for (var candidate : other.edges.rows) {
          if (row.isRepeatedBy(candidate, other.distance)) {
            repeated = true;
            counts = counts || row.countsPages(candidate);
          }
        }
      }
      if (!repeated) {
        break;
      }
      if (counts || isSeparate(row, i + 1 < fromEdge.size() ? fromEdge.get(i + 1) : row)) {
        heads = i + 1;
      }
    }
    return heads;
  }

  private static boolean isSeparate(Row row, Row next) {
    float gap = Math.abs(row.baseline() - next.baseline());
    return row == next || gap > SEPARATE * Math.max(row.size(), next.size());
  }

  private boolean repeatsTurned(Row row, int distance) {
    return turned.stream().anyMatch(candidate -> row.isRepeatedBy(candidate, distance));
  }

  /** The words of a head or foot without its numbers, used to write each wording only once. */
  static String wording(PdfLine line) {
    return new Row(List.of(line)).key();
  }

  private static int value(String number) {
    if (Character.isDigit(number.charAt(0))) {
      return number.length() > 9 ? number.hashCode() : Integer.parseInt(number);
    }
    int value = 0;
    int before = 0;
    for (int i = number.length() - 1; i >= 0; i--) {
      int digit =
          switch (Character.toLowerCase(number.charAt(i))) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            case 'l' -> 50;
            default -> 100;
          };
      value += digit < before ? -digit : digit;
      before = Math.max(before, digit);
    }
    return value;
  }
}
