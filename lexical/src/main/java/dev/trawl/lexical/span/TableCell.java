package dev.trawl.lexical.span;

import dev.trawl.lexical.sentence.QuestionTerms;
import dev.trawl.lexical.sentence.RankedSentence;
import dev.trawl.lexical.sentence.TableRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A cell whose row and column the question names: the coal of Skarv, in a table of ports and goods.
 *
 * @param label what the question calls the row
 * @param share the weight of the question's terms in the label, the name of the column and the
 *     headings, as a share of all terms, 0 to 1
 */
public record TableCell(
    RankedSentence row, String label, String column, String cell, double share) {
  /** A cell with a smaller share of the question's terms may answer another question. */
  private static final double MIN_SHARE = 0.75;

  /**
   * The cell that the question names; empty if there is none, or if several cells with different
   * contents match equally well.
   */
  public static Optional<TableCell> of(List<RankedSentence> ranked) {
    var named =
        ranked.stream()
            .flatMap(line -> TableRow.of(line).stream())
            .flatMap(TableCell::inRow)
            .filter(cell -> cell.share() >= MIN_SHARE)
            .toList();
    double best = named.stream().mapToDouble(TableCell::share).max().orElse(0);
    var leading = named.stream().filter(cell -> cell.share() == best).toList();
    boolean differ = leading.stream().map(TableCell::cell).distinct().count() > 1;
    return differ ? Optional.empty() : leading.stream().findFirst();
  }

  private static Stream<TableCell> inRow(TableRow row) {
    var marked = row.line().marked();
    var terms = marked.questionTerms();
    var language = marked.chunk().language();
    var inCells = row.cells().stream().mapToLong(cell -> terms.in(cell, language)).toArray();
    return IntStream.range(0, inCells.length)
        .filter(i -> inCells[i] == 0 && !row.cells().get(i).isEmpty())
        .filter(i -> isNamed(row, i, terms, language))
        .mapToObj(
            i -> {
              long found = terms.in(row.columns().get(i), language) | marked.headingTerms();
              for (long inCell : inCells) {
                found |= inCell;
              }
              return new TableCell(
                  row.line(),
                  label(row, inCells),
                  row.columns().get(i),
                  row.cells().get(i),
                  terms.share(found));
            })
        .filter(cell -> !cell.label().isEmpty());
  }

  /** Returns true if the question has all content words in the name of the column. */
  private static boolean isNamed(TableRow row, int i, QuestionTerms terms, String language) {
    var column = row.columns().get(i);
    return terms.in(column, language) != 0 && !row.line().addsWords(column);
  }

  private static String label(TableRow row, long[] inCells) {
    return IntStream.range(0, inCells.length)
        .filter(i -> inCells[i] != 0)
        .mapToObj(row.cells()::get)
        .collect(Collectors.joining(", "));
  }

  /** Label, column and cell, as in "Skarv, Coal: 440". */
  public String text() {
    return label + ", " + column + ": " + cell;
  }
}
