package dev.trawl.retrieval.format;

import dev.trawl.retrieval.office.Readings;
import dev.trawl.retrieval.office.ScriptBuffer;
import dev.trawl.retrieval.web.ListMarks;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Formats HTML elements as lines of text. Not thread-safe.
 *
 * <p>A blank line separates paragraphs, a line end separates list items, and a table row is one
 * line with tabs between its cells. White space is collapsed as in a browser, except in {@code
 * pre}.
 */
final class TextLayout {
  private static final int MAX_WORD = 40;
  private static final char NO_BREAK_SPACE = '\u00a0';

  private final TextSink sink;
  private final Deque<Table> tables = new ArrayDeque<>();
  private final Deque<ListMarks> lists = new ArrayDeque<>();
  private int breaks;
  private boolean space;
  private int pre;
  private int headRows;
  private int items;
  private String marker = "";
  private int headingLevel;
  private int headingStart;
  private final ScriptBuffer script = new ScriptBuffer();
  private boolean scriptStartsLine;
  private boolean scriptIsApart;
  private final Readings readings = new Readings();

  TextLayout(TextSink sink) {
    this.sink = sink;
  }

  void startTable(Table.Kind kind) {
    var outer = tables.peek();
    if (outer != null) {
      outer.containsTable();
    }
    breakLines(2);
    tables.push(new Table(kind, sink));
  }

  void start(String element) {
    switch (element) {
      case "table" -> startTable(Table.Kind.DATA);
      case "tr" -> startRow();
      case "td", "th" -> startCell(element.equals("th"), 1, 1);
      case "br" -> endLine(1);
      case "ul" -> startList(ListMarks.bullets());
      case "ol" -> startList(ListMarks.numbers());
      case "li" -> startItem();
      case "sup", "sub" -> startScript(element.equals("sup"));
      case "rt" -> readings.start();
      default -> startBlock(element);
    }
  }

  private void startBlock(String element) {
    int lineEnds = lineEndsAround(element);
    if (lineEnds > 0) {
      breakLines(lineEnds);
    }
    if (element.equals("pre")) {
      pre++;
    }
    if (element.equals("thead")) {
      headRows++;
    }
    if (BlockElements.isHeading(element)) {
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
      case "sup", "sub" -> script.end();
      case "rt" -> readings.end();
      case "ruby" -> readings.endGroup();
      default -> endBlock(element);
    }
  }

  private void endBlock(String element) {
    if (BlockElements.isHeading(element) && headingLevel > 0) {
      endScript(' ');
      endHeading();
    }
    if (element.equals("pre") && pre > 0) {
      pre--;
    }
    if (element.equals("thead") && headRows > 0) {
      headRows--;
    }
    int lineEnds = lineEndsAround(element);
    if (lineEnds > 0) {
      breakLines(lineEnds);
    }
  }

  private void endHeading() {
    if (headingStart >= 0 && headingStart < sink.length()) {
      var title = sink.text().subSequence(headingStart, sink.length()).toString();
      sink.heading(headingLevel, headingStart, title);
    }
    headingLevel = 0;
  }

  /** Starts a page, slide or sheet. Does nothing inside a table cell. */
  void startPage() {
    if (!inDataCell()) {
      breakLines(2);
      breaks = 0;
      space = false;
      sink.startPage();
    }
  }

  private void startRow() {
    var table = tables.peek();
    if (table == null || table.isLayout()) {
      breakLines(1);
      return;
    }
    endCell();
    breakLines(1);
    table.startRow();
  }

  private void endRow() {
    var table = tables.peek();
    endCell();
    if (table != null) {
      table.endRow();
    }
    breakLines(1);
  }

  /**
   * Starts a cell of a table.
   *
   * @param heads whether the cell names a column or a row; so does every cell within {@code thead}
   * @param columns number of columns that the cell covers
   * @param rows number of rows that the cell covers
   */
  void startCell(boolean heads, int columns, int rows) {
    var table = tables.peek();
    if (table == null || table.isLayout()) {
      breakLines(2);
    } else {
      endCell();
      space = false;
    }
    if (table != null) {
      table.startCell(heads || headRows > 0, columns, rows);
    }
  }

  private void endCell() {
    var table = tables.peek();
    if (table == null || !table.isInCell()) {
      return;
    }
    endScript(' ');
    table.endCell();
    if (table.isLayout()) {
      breakLines(2);
    } else {
      space = false;
    }
  }

  private void endTable() {
    endCell();
    if (!tables.isEmpty()) {
      tables.pop().finish();
    }
    breakLines(2);
  }

  /**
   * Writes a whole row of the current table.
   *
   * @param line the cells with tabs between them
   * @param heads whether the row is above the body of the table
   */
  void row(String line, boolean heads) {
    breakLines(1);
    sink.endLines(breaks);
    breaks = 0;
    var table = tables.peek();
    if (table != null) {
      table.row(line, heads);
    }
    sink.append(line);
    breakLines(1);
  }

  /** Starts a list whose items have these marks. */
  void startList(ListMarks marks) {
    breakLines(items > 0 ? 1 : 2);
    lists.push(marks);
  }

  /** The marks of the current list. */
  Optional<ListMarks> list() {
    return Optional.ofNullable(lists.peek());
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
      marker = lists.element().next();
    }
  }

  private void endItem() {
    marker = "";
    items = Math.max(0, items - 1);
    breakLines(1);
  }

  private int lineEndsAround(String element) {
    return BlockElements.lineEndsAround(element, items > 0);
  }

  private void breakLines(int count) {
    endLine(count);
    if (tables.isEmpty() && readings.hasAny()) {
      breaks = 1;
      text(readings.take());
      endLine(count);
    }
  }

  /** Ends the line. In a table cell, adds a space instead, because a row is one line. */
  private void endLine(int count) {
    endScript(' ');
    var table = tables.peek();
    if (table != null && table.isInDataCell()) {
      space = space || table.hasCellText();
    } else {
      breaks = Math.max(breaks, count);
      space = false;
    }
  }

  /** Writes text. Collapses white space, except in {@code pre}. */
  void text(CharSequence data) {
    if (readings.isOpen()) {
      readings.add(data);
      return;
    }
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (script.isOpen()) {
        addToScript(c);
      } else if (!script.isWaiting()) {
        put(c);
      } else if (!isOnlyMarkup(c) && !script.addSlash(c)) {
        endScript(c);
        put(c);
      }
    }
  }

  private void put(char c) {
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

  private void startScript(boolean raised) {
    if (!script.joins(raised)) {
      endScript(raised ? '^' : '_');
    }
    if (!script.isWaiting() && !script.isOpen()) {
      scriptStartsLine = isAtStart();
      scriptIsApart = space || endsInSpace();
    }
    script.start(raised);
  }

  private void addToScript(char c) {
    if (!isOnlyMarkup(c) && !script.add(c)) {
      script.endAll();
      script.takeLong().chars().forEach(one -> put((char) one));
    }
  }

  /** Writes the raised or lowered characters that were held back. */
  private void endScript(char next) {
    script.endAll();
    if (script.isWaiting()) {
      var before = scriptStartsLine ? "" : scriptIsApart ? " " : lastWord();
      script.take(before, next).chars().forEach(one -> put((char) one));
    }
  }

  /** The text after the last white space, or only its end if it is long. */
  private String lastWord() {
    var text = sink.text();
    int start = text.length();
    while (start > 0
        && text.length() - start < MAX_WORD
        && !Character.isWhitespace(text.charAt(start - 1))) {
      start--;
    }
    return text.subSequence(start, text.length()).toString();
  }

  private boolean inDataCell() {
    var table = tables.peek();
    return table != null && table.isInDataCell();
  }

  /**
   * Returns true if a cell or line has no text yet. Pages without style sheets use no-break spaces
   * for indentation, which is dropped.
   */
  private boolean isAtStart() {
    var table = tables.peek();
    return table != null && table.isInDataCell()
        ? !table.hasCellText()
        : breaks > 0 || sink.length() == 0;
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
    var table = tables.peek();
    if (table != null && table.isInDataCell()) {
      startsLine |= table.startCellText();
    }
    if (!marker.isEmpty()) {
      if (space && !startsLine && !endsInSpace()) {
        sink.append(' ');
      }
      sink.append(marker);
      marker = "";
      startsLine = true;
    }
    if (space && !startsLine && !endsInSpace()) {
      sink.append(' ');
    }
    space = false;
    if (headingLevel > 0 && headingStart < 0) {
      headingStart = sink.length();
    }
    sink.append(c);
  }

  /**
   * Returns true if the character is dropped: soft hyphens and zero-width marks would split words
   * in the index.
   */
  private static boolean isOnlyMarkup(char c) {
    return c == '\u00ad' || c == '\ufeff';
  }

  private boolean endsInSpace() {
    int length = sink.length();
    return length > 0 && Character.isWhitespace(sink.text().charAt(length - 1));
  }
}
