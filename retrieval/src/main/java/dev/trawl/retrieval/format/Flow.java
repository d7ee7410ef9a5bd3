package dev.trawl.retrieval.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * Lays out marked-up content (HTML elements, whoever names them) as lines of text.
 *
 * <p>Blocks stand apart by a blank line, list items and lines of a block by a line end, table rows
 * are one line each with a tab between cells. White space is collapsed as a browser does, except in
 * {@code pre}. A table that holds another table serves for layout: its cells are blocks.
 */
final class Flow {
  private static final Set<String> APART =
      Set.of(
          "p",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "blockquote",
          "pre",
          "hr",
          "section",
          "article",
          "header",
          "footer",
          "nav",
          "main",
          "aside",
          "figure",
          "dl",
          "form",
          "fieldset",
          "address",
          "details",
          "body");

  private static final Set<String> LINE =
      Set.of(
          "div",
          "dt",
          "dd",
          "figcaption",
          "caption",
          "summary",
          "legend",
          "option",
          "thead",
          "tbody",
          "tfoot",
          "center",
          "title");

  private static final int LONGEST_HEADING = 300;
  private static final char NO_BREAK_SPACE = '\u00a0';

  private final TextSink sink;
  private final Deque<Table> tables = new ArrayDeque<>();
  private final Deque<Integer> lists = new ArrayDeque<>();
  private int breaks;
  private boolean space;
  private int pre;
  private int items;
  private String marker = "";
  private int headingLevel;
  private int headingStart;
  private boolean raised;

  /** A table being written; in a layout table cells are blocks. */
  private static final class Table {
    private boolean layout;
    private boolean collapsing;
    private boolean inCell;
    private boolean rowHasCell;
    private int tabs;
    private int cellStart = -1;
    private int lastTab = -1;
    private boolean gluing;
  }

  Flow(TextSink sink) {
    this.sink = sink;
  }

  /** How a table is to be written. */
  enum TableKind {
    DATA,
    /** Columns are padded with empty cells, so several empty cells are one gap. */
    PADDED,
    LAYOUT
  }

  void startTable(TableKind kind) {
    var outer = tables.peek();
    if (outer != null && outer.inCell && !outer.layout) {
      outer.layout = true;
    }
    breakLines(2);
    var table = new Table();
    table.layout = kind == TableKind.LAYOUT;
    table.collapsing = kind == TableKind.PADDED;
    tables.push(table);
  }

  void start(String element) {
    switch (element) {
      case "table" -> startTable(TableKind.DATA);
      case "tr" -> startRow();
      case "td", "th" -> startCell();
      case "br" -> breakLines(1);
      case "ul", "ol" -> startList(element.equals("ol"));
      case "li" -> startItem();
      case "sup" -> raised = true;
      default -> startBlock(element);
    }
  }

  private void startBlock(String element) {
    int apart = apart(element);
    if (apart > 0) {
      breakLines(apart);
    }
    if (element.equals("pre")) {
      pre++;
    }
    if (isHeading(element)) {
      headingLevel = element.charAt(1) - '0';
      headingStart = -1;
    }
  }

  void end(String element) {
    switch (element) {
      case "table" -> endTable();
      case "tr" -> endRow();
      case "td", "th" -> endCell();
      case "br" -> {}
      case "ul", "ol" -> endList();
      case "li" -> endItem();
      case "sup" -> raised = false;
      default -> endBlock(element);
    }
  }

  private void endBlock(String element) {
    if (isHeading(element) && headingLevel > 0) {
      endHeading();
    }
    if (element.equals("pre") && pre > 0) {
      pre--;
    }
    int apart = apart(element);
    if (apart > 0) {
      breakLines(apart);
    }
  }

  private void endHeading() {
    int length = headingStart < 0 ? 0 : sink.length() - headingStart;
    if (length > 0 && length <= LONGEST_HEADING) {
      var title = sink.text().subSequence(headingStart, sink.length()).toString();
      sink.heading(headingLevel, headingStart, title);
    }
    headingLevel = 0;
  }

  /** A new page, slide or sheet. Within a row of a table a page does not end. */
  void startPage() {
    if (!inDataCell()) {
      breaks = 0;
      space = false;
      sink.startPage();
    }
  }

  private void startRow() {
    var table = tables.peek();
    if (table == null || table.layout) {
      breakLines(1);
      return;
    }
    endCell();
    breakLines(1);
    table.rowHasCell = false;
    table.tabs = 0;
    table.gluing = false;
    table.lastTab = -1;
  }

  private void endRow() {
    var table = tables.peek();
    endCell();
    if (table != null) {
      table.tabs = 0;
      table.inCell = false;
    }
    breakLines(1);
  }

  private void startCell() {
    var table = tables.peek();
    if (table == null || table.layout) {
      breakLines(2);
      if (table != null) {
        table.inCell = true;
      }
      return;
    }
    endCell();
    if (table.rowHasCell) {
      table.tabs = table.collapsing ? 1 : table.tabs + 1;
    }
    table.rowHasCell = true;
    table.inCell = true;
    table.cellStart = -1;
    space = false;
  }

  private void endCell() {
    var table = tables.peek();
    if (table == null || !table.inCell) {
      return;
    }
    table.inCell = false;
    if (table.layout) {
      breakLines(2);
      return;
    }
    space = false;
    if (table.cellStart >= 0) {
      sink.trimTo(table.cellStart);
      glue(table);
    }
    table.cellStart = -1;
  }

  /** Columns that hold only "$", "(" or ")" belong to the number beside them. */
  private void glue(Table table) {
    var cell = sink.text().subSequence(table.cellStart, sink.length()).toString();
    boolean closing = cell.matches("[)%]{1,2}");
    if (closing && table.lastTab >= 0 && table.lastTab == table.cellStart - 1) {
      sink.deleteCharAt(table.lastTab);
    }
    table.gluing = cell.matches("\\(?[$€£¥]?\\(?") && !cell.isEmpty();
  }

  private void endTable() {
    endCell();
    if (!tables.isEmpty()) {
      tables.pop();
    }
    breakLines(2);
  }

  private void startList(boolean numbered) {
    breakLines(items > 0 ? 1 : 2);
    lists.push(numbered ? 1 : 0);
  }

  private void endList() {
    if (!lists.isEmpty()) {
      lists.pop();
    }
    breakLines(items > 0 ? 1 : 2);
  }

  private void startItem() {
    breakLines(1);
    items++;
    if (!lists.isEmpty()) {
      int number = lists.pop();
      marker = number == 0 ? "• " : number + ". ";
      lists.push(number == 0 ? 0 : number + 1);
    }
  }

  private void endItem() {
    marker = "";
    items = Math.max(0, items - 1);
    breakLines(1);
  }

  private static boolean isHeading(String element) {
    return element.length() == 2
        && element.charAt(0) == 'h'
        && element.charAt(1) >= '1'
        && element.charAt(1) <= '6';
  }

  private int apart(String element) {
    if (APART.contains(element)) {
      return items > 0 ? 1 : 2;
    }
    return LINE.contains(element) ? 1 : 0;
  }

  /** Ends the line, or in a cell of a data table leaves a space: a row is one line. */
  private void breakLines(int count) {
    var table = tables.peek();
    if (table != null && table.inCell && !table.layout) {
      space = space || table.cellStart >= 0;
    } else {
      breaks = Math.max(breaks, count);
      space = false;
    }
  }

  /** Character data; white space as the element at hand asks. */
  void text(CharSequence data) {
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (pre > 0 && !inDataCell()) {
        write(c);
      } else if (c == NO_BREAK_SPACE && isAtStart()) {
        space = true;
      } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
        space = true;
      } else {
        write(c);
      }
    }
  }

  private boolean inDataCell() {
    var table = tables.peek();
    return table != null && table.inCell && !table.layout;
  }

  /** Pages without style sheets are laid out with these; as text they only say "empty". */
  private boolean isAtStart() {
    var table = tables.peek();
    return inDataCell() && table != null ? table.cellStart < 0 : breaks > 0 || sink.length() == 0;
  }

  private void write(char c) {
    if (isOnlyMarkup(c)) {
      return;
    }
    boolean startsLine = breaks > 0 || sink.length() == 0;
    if (breaks > 0) {
      sink.endLines(breaks);
      breaks = 0;
    }
    if (!marker.isEmpty()) {
      sink.append(marker);
      marker = "";
      startsLine = true;
    }
    if (inDataCell()) {
      startsLine |= startCellText();
    }
    if (space && !startsLine && !endsInSpace()) {
      sink.append(' ');
    }
    space = false;
    if (raised) {
      raised = false;
      keepExponentApart(c);
    }
    if (headingLevel > 0 && headingStart < 0) {
      headingStart = sink.length();
    }
    sink.append(c);
  }

  /** Soft hyphens and zero-width breaks guide line breaking; inside a word they hide it. */
  private static boolean isOnlyMarkup(char c) {
    return c == '\u00ad' || c == '\ufeff';
  }

  private boolean startCellText() {
    var table = tables.peek();
    if (table == null || table.cellStart >= 0) {
      return false;
    }
    for (int tab = 0; tab < table.tabs; tab++) {
      if (!table.gluing || tab > 0) {
        table.lastTab = sink.length();
        sink.append('\t');
      }
    }
    table.tabs = 0;
    table.gluing = false;
    table.cellStart = sink.length();
    return true;
  }

  private boolean endsInSpace() {
    int length = sink.length();
    return length > 0 && Character.isWhitespace(sink.text().charAt(length - 1));
  }

  /** 10 with a raised 6 is not 106, and a word with a raised 1 is not another word. */
  private void keepExponentApart(char c) {
    int length = sink.length();
    boolean number = Character.isDigit(c) || c == '-' || c == '−' || c == '+';
    if (number && length > 0 && Character.isLetterOrDigit(sink.text().charAt(length - 1))) {
      sink.append('^');
    }
  }
}
