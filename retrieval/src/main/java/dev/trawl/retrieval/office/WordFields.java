package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The fields of a Word document, including the check boxes and drop-down lists of forms. */
final class WordFields {
  private static final class Field {
    final StringBuilder instruction = new StringBuilder();
    boolean hasResult;
  }

  private final Deque<Field> open = new ArrayDeque<>();
  private boolean isBox;
  private boolean isList;
  private boolean checked;
  private int chosen;
  private final List<String> entries = new ArrayList<>();

  void addInstruction(String words) {
    var field = open.peek();
    if (field != null && field.instruction.length() < 1_000) {
      field.instruction.append(words);
    }
  }

  /**
   * Handles the start, the middle or the end of a field. At the end of an EQ field without a stored
   * result, returns its text; otherwise an empty string.
   */
  String character(String type) {
    switch (type) {
      case "begin" -> open.push(new Field());
      case "separate" -> {
        var field = open.peek();
        if (field != null) {
          field.hasResult = true;
        }
      }
      case "end" -> {
        var field = open.poll();
        return field == null || field.hasResult
            ? ""
            : EquationField.line(field.instruction.toString());
      }
      default -> {}
    }
    return "";
  }

  /** Returns true inside the instruction of a field, before its result. */
  boolean isInstruction() {
    return open.stream().anyMatch(field -> !field.hasResult);
  }

  /** Closes fields whose instruction did not end, so that the text after them is read. */
  void endParagraph() {
    open.removeIf(field -> !field.hasResult);
  }

  /** Reads a property of a check box or drop-down list. */
  void property(String name, Xml xml) {
    switch (name) {
      case "w:checkBox" -> isBox = true;
      case "w:checked" -> checked = xml.isOn();
      case "w:default" -> checked |= isBox && xml.isOn();
      case "w:ddList" -> isList = true;
      case "w:result" -> chosen = xml.number("val", 0);
      case "w:listEntry" -> entries.add(xml.attribute("val", ""));
      default -> {}
    }
  }

  /** Returns what the check box or drop-down list shows. */
  String formField() {
    var shown = "";
    if (isBox) {
      shown = checked ? "☒" : "☐";
    } else if (isList && chosen >= 0 && chosen < entries.size()) {
      shown = entries.get(chosen);
    }
    isBox = false;
    isList = false;
    checked = false;
    chosen = 0;
    entries.clear();
    return shown;
  }
}
