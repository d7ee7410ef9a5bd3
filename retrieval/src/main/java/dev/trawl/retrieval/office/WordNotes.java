package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the notes of a Word document, and keeps notes and comments until they can be written. */
final class WordNotes {
  private final Map<String, Recorder> notes;
  private final Map<String, String> marks = new HashMap<>();
  private final List<Recorder> waiting = new ArrayList<>();
  private int footnotes;
  private int endnotes;

  /**
   * @param notes footnotes, endnotes and comments by kind and id, such as {@code footnote 2}
   */
  WordNotes(Map<String, Recorder> notes) {
    this.notes = notes;
  }

  /**
   * Returns the mark to write at a reference: a number in brackets, or nothing for a comment and
   * for a note with its own mark in the text.
   */
  String refer(String kind, Xml reference, Target target) {
    var key = kind + " " + reference.attribute("id");
    var note = notes.get(key);
    boolean isNew = !marks.containsKey(key);
    var mark = kind.equals("comment") ? "" : marks.computeIfAbsent(key, each -> number(kind));
    marks.put(key, mark);
    boolean hasOwnMark = mark.isEmpty() || "1".equals(reference.attribute("customMarkFollows"));
    if (isNew && note != null && note.hasText()) {
      var labelled = new Recorder(target);
      note.replay(labelled, hasOwnMark ? "" : "[" + mark + "] ");
      waiting.add(labelled);
    }
    return hasOwnMark ? "" : "[" + mark + "]";
  }

  private String number(String kind) {
    return kind.equals("footnote") ? String.valueOf(++footnotes) : ListNumber.roman(++endnotes);
  }

  /** Writes the notes and comments that were referred to since the last call. */
  void write(Target target) {
    var all = List.copyOf(waiting);
    waiting.clear();
    for (var note : all) {
      note.replay(target, "");
    }
  }
}
