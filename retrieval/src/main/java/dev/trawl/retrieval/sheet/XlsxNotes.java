package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.OfficePackage;
import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Reads the comments of a sheet: notes, and threads of comments with replies. */
final class XlsxNotes {
  /** For older programs, threads are repeated as notes that start with these words. */
  private static final String COPY_OF_THREAD = "[Threaded comment]";

  private XlsxNotes() {}

  static List<Note> read(XlsxBook book, String sheet) throws IOException {
    var notes = new ArrayList<Note>();
    var threaded = new HashSet<String>();
    for (var part : book.parts().related(sheet, "threadedComment")) {
      readThreads(book, part, notes, threaded);
    }
    for (var part : book.parts().related(sheet, "comments")) {
      readNotes(book, part, notes, threaded);
    }
    return notes;
  }

  private static void readThreads(
      XlsxBook book, String part, List<Note> notes, HashSet<String> threaded) throws IOException {
    try (var xml = book.parts().read(part)) {
      while (xml.next()) {
        if (xml.starts("threadedComment")) {
          book.out().check();
          var reference = xml.attribute("ref", "");
          var author = book.persons().getOrDefault(xml.attribute("personId", ""), "");
          boolean reply = xml.attribute("parentId") != null;
          add(notes, reference, author, text(xml), reply);
          threaded.add(reference);
        }
      }
    }
  }

  private static String text(Xml xml) throws IOException {
    var text = new StringBuilder();
    int outer = xml.depth();
    while (xml.depth() >= outer && xml.next()) {
      if (xml.starts("text")) {
        text.append(xml.textWithin());
      }
    }
    return text.toString();
  }

  private static void readNotes(
      XlsxBook book, String part, List<Note> notes, HashSet<String> threaded) throws IOException {
    var authors = new ArrayList<String>();
    try (var xml = book.parts().read(part)) {
      while (xml.next()) {
        if (xml.starts("author")) {
          authors.add(xml.textWithin());
        } else if (xml.starts("comment")) {
          book.out().check();
          var reference = xml.attribute("ref", "");
          int author = xml.number("authorId", -1);
          var text = RichText.read(xml);
          if (!(threaded.contains(reference) && text.strip().startsWith(COPY_OF_THREAD))) {
            var name = author >= 0 && author < authors.size() ? authors.get(author) : "";
            add(notes, reference, name.startsWith("tc={") ? "" : name, text, false);
          }
        }
      }
    }
  }

  private static void add(
      List<Note> notes, String reference, String author, String text, boolean reply) {
    CellRange.of(reference)
        .filter(cell -> !text.isBlank())
        .ifPresent(
            cell -> notes.add(new Note(cell.firstRow(), cell.firstColumn(), author, text, reply)));
  }

  static void readPersons(OfficePackage parts, String part, Map<String, String> persons)
      throws IOException {
    try (var xml = parts.read(part)) {
      while (xml.next()) {
        if (xml.starts("person")) {
          persons.put(xml.attribute("id", ""), xml.attribute("displayName", ""));
        }
      }
    }
  }
}
