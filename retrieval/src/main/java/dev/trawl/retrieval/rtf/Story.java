package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.office.Recorder;
import dev.trawl.retrieval.office.Target;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the paragraphs and tables of the document, or of a note, header or text box. Not
 * thread-safe.
 */
final class Story {
  private static final int MAX_TABLES = 10;

  private final Target target;
  private final StyleSheet styles;
  private final List<RtfTable> tables = new ArrayList<>();
  private final List<Recorder> boxes = new ArrayList<>();
  private final List<Recorder> notes = new ArrayList<>();
  private final RowLayout row = new RowLayout();
  private final RowLayout nestedRow = new RowLayout();
  private boolean isEmpty = true;
  private boolean begun;
  private String element = "p";
  private String number = "";

  /** A row was defined and has not ended, so that its paragraphs are cells. */
  private boolean inRow;

  Story(Target target, StyleSheet styles) {
    this.target = target;
    this.styles = styles;
  }

  /** Returns true if nothing was written yet. */
  boolean isEmpty() {
    return isEmpty;
  }

  private Target out() {
    return tables.isEmpty() ? target : tables.getLast().cell();
  }

  /** Writes a part of a paragraph, raised or lowered if the group is. */
  void text(String words, GroupState group) {
    if (!begun && words.isBlank()) {
      return;
    }
    begin(group);
    if (group.script.isEmpty()) {
      out().text(words);
    } else {
      out().start(group.script);
      out().text(words);
      out().end(group.script);
    }
  }

  /** Writes a part of a paragraph that is never raised or lowered, such as a formula. */
  void plainText(String words, GroupState group) {
    if (!words.isEmpty()) {
      begin(group);
      out().text(words);
    }
  }

  /** Sets the number or bullet of the current paragraph, which comes before its text. */
  void number(String words) {
    number = words;
  }

  /** Starts the element of the paragraph when its first text is known. */
  private void begin(GroupState group) {
    if (begun) {
      return;
    }
    begun = true;
    isEmpty = false;
    openTables(level(group));
    int heading = styles.headingLevel(group);
    element = heading > 0 ? "h" + Math.min(6, heading) : number.equals("•") ? "div" : "p";
    out().start(element);
    if (!number.isEmpty()) {
      out().text(number + " ");
    }
  }

  /** The number of tables that contain the paragraph. */
  private int level(GroupState group) {
    int own = group.inTable ? Math.max(1, group.nesting) : group.nesting;
    return Math.min(MAX_TABLES, inRow ? Math.max(1, own) : own);
  }

  void lineBreak() {
    if (begun) {
      out().start("br");
    }
  }

  /** Starts a page or section. The text has no pages, but the paragraph ends. */
  void pageBreak(GroupState group) {
    if (tables.isEmpty()) {
      endParagraph(group);
    }
  }

  void endParagraph(GroupState group) {
    if (!begun) {
      openTables(level(group));
    }
    finishParagraph();
    inRow &= group.inTable;
  }

  private void finishParagraph() {
    if (begun) {
      out().end(element);
    }
    begun = false;
    number = "";
    for (var box : boxes) {
      box.replay(out(), "");
    }
    boxes.clear();
    writeNotes();
  }

  private void writeNotes() {
    if (tables.isEmpty()) {
      for (var note : notes) {
        note.replay(target, "");
      }
      notes.clear();
    }
  }

  /** Starts and ends tables, so that the next paragraph is inside so many of them. */
  private void openTables(int count) {
    boolean wasInside = !tables.isEmpty();
    while (tables.size() > count) {
      tables.removeLast().close();
    }
    if (wasInside) {
      writeNotes();
    }
    while (tables.size() < count) {
      isEmpty = false;
      tables.add(new RtfTable(out()));
    }
  }

  /** Reads a control word that defines a row. Returns false for other words. */
  boolean readRow(String name, int parameter, GroupState group) {
    if (group.inNestedRow) {
      return nestedRow.read(name, parameter);
    }
    inRow |= name.equals("trowd");
    return row.read(name, parameter);
  }

  void endCell() {
    endCell(1);
  }

  void endNestedCell(GroupState group) {
    endCell(Math.clamp(group.nesting, 2, MAX_TABLES));
  }

  private void endCell(int level) {
    finishParagraph();
    openTables(level);
    tables.getLast().endCell();
  }

  void endRow() {
    finishParagraph();
    openTables(1);
    tables.getLast().endRow(row.complete());
    inRow = false;
  }

  void endNestedRow(GroupState group) {
    finishParagraph();
    openTables(Math.clamp(group.nesting, 2, MAX_TABLES));
    tables.getLast().endRow(nestedRow.complete());
  }

  /** Adds a text box, which follows the paragraph. */
  void addBox(Recorder box) {
    boxes.add(box);
  }

  /** Adds a note, which follows the paragraph or the table. */
  void addNote(Recorder note) {
    notes.add(note);
  }

  void finish() {
    finishParagraph();
    openTables(0);
    writeNotes();
  }
}
