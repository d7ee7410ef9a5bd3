package dev.trawl.retrieval.chunk;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.table.TableLine;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/**
 * Finds the column names of the table at a position in a document. Must be called with ascending
 * positions.
 */
final class TableHeads {
  /** A longer head is cut after a column. */
  private static final int MAX_TOKENS = 64;

  /** Maximum number of characters of a head that are examined. */
  private static final int MAX_CHARS = 4000;

  private static final String BETWEEN_COLUMNS = " | ";

  private final ParsedDocument document;
  private final Tokens tokens;

  /** The tables around the last position, outermost first. */
  private final List<ParsedDocument.Table> open = new ArrayList<>();

  private Optional<ParsedDocument.Table> last = Optional.empty();
  private String lastHead = "";
  private int next;

  TableHeads(ParsedDocument document, Tokens tokens) {
    this.document = document;
    this.tokens = tokens;
  }

  /**
   * The head of the innermost table in whose rows the text from {@code start} to {@code end}
   * starts; empty if there is none, or if the text contains the head itself.
   */
  String at(int start, int end) {
    int first = Sentences.stripped(document.text(), start, end).startChar();
    var tables = document.tables();
    while (next < tables.size() && tables.get(next).startChar() < first) {
      open.add(tables.get(next++));
    }
    open.removeIf(table -> table.endChar() <= first);
    var table = open.reversed().stream().filter(each -> each.bodyStart() > each.startChar());
    return table.findFirst().map(this::head).orElse("");
  }

  private String head(ParsedDocument.Table table) {
    if (!last.equals(Optional.of(table))) {
      last = Optional.of(table);
      int end = Math.min(table.bodyStart(), table.startChar() + MAX_CHARS);
      lastHead = fitting(columns(document.text().substring(table.startChar(), end)));
    }
    return lastHead;
  }

  /** The column names. If the head has several rows, the names of each column are joined. */
  private static List<String> columns(String head) {
    var titles = new ArrayList<String>();
    var columns = new ArrayList<LinkedHashSet<String>>();
    for (var line : head.lines().toList()) {
      var cells = TableLine.cells(line);
      if (cells.size() == 1) {
        titles.add(cells.getFirst());
        continue;
      }
      for (int i = 0; i < cells.size(); i++) {
        if (i == columns.size()) {
          columns.add(new LinkedHashSet<>());
        }
        if (!cells.get(i).isEmpty()) {
          columns.get(i).add(cells.get(i));
        }
      }
    }
    columns.forEach(names -> titles.add(String.join(" ", names)));
    titles.removeIf(String::isEmpty);
    return titles;
  }

  private String fitting(List<String> columns) {
    var head = "";
    for (var column : columns) {
      var longer = head.isEmpty() ? column : head + BETWEEN_COLUMNS + column;
      if (tokens.count(longer) > MAX_TOKENS) {
        break;
      }
      head = longer;
    }
    return head;
  }
}
