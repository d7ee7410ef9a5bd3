package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.sheet.OfficePackage.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An Excel workbook in Office Open XML, Strict or Transitional. Used once. */
public final class XlsxBook implements AutoCloseable {
  private final OfficePackage parts;
  private final String workbook;
  private final SheetOutput out;
  private final Map<String, Relation> relations = new HashMap<>();
  private final EditionGuess guess = new EditionGuess();
  private final Formulas formulas = new Formulas();
  private final Map<String, String> persons = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> strings = new ArrayList<>();
  private XlsxStyles styles = XlsxStyles.none(guess);
  private boolean from1904;
  private boolean computedLater;

  /** A sheet as the workbook lists it. */
  private record Entry(String name, boolean hidden, String relation) {}

  private XlsxBook(OfficePackage parts, String workbook, SheetOutput out) {
    this.parts = parts;
    this.workbook = workbook;
    this.out = out;
  }

  /** The workbook in {@code file}; empty if it is in the binary format of .xlsb. */
  public static Optional<XlsxBook> open(Path file, SheetOutput out) throws IOException {
    var parts = OfficePackage.open(file);
    var workbook = parts.mainPart().orElse("xl/workbook.xml");
    if (workbook.endsWith(".bin")) {
      parts.close();
      return Optional.empty();
    }
    return Optional.of(new XlsxBook(parts, workbook, out));
  }

  /** Writes all sheets in order. */
  public void write() throws IOException {
    readWorkbook();
    for (var entry : entries) {
      var relation = relations.get(entry.relation());
      if (relation == null || relation.external()) {
        out.warn("the sheet %s is missing in the file".formatted(entry.name()));
      } else if (relation.type().equals("worksheet") || relation.type().equals("chartsheet")) {
        write(entry, relation);
      }
    }
    formulas.warn(out);
  }

  private void write(Entry entry, Relation relation) throws IOException {
    var name = Words.oneLine(entry.name());
    out.startSheet(entry.hidden() ? name + " (hidden sheet)" : name);
    var part = relation.target();
    if (relation.type().equals("worksheet")) {
      var sheet = new XlsxSheet(this, entry.name(), entry.hidden(), part);
      SheetText.write(sheet, out);
      sheet.pageTexts().forEach(out::paragraph);
    }
    for (var drawing : parts.relations(part, "drawing")) {
      Drawing.write(parts, drawing.target(), out);
    }
    for (var embedded : parts.relations(part)) {
      if (!embedded.external()
          && (embedded.type().equals("package") || embedded.type().equals("oleObject"))) {
        var content = parts.open(embedded.target());
        if (content.isPresent()) {
          try (var in = content.get()) {
            out.embedded(embedded.target().substring(embedded.target().lastIndexOf('/') + 1), in);
          }
        }
      }
    }
  }

  private void readWorkbook() throws IOException {
    for (var relation : parts.relations(workbook)) {
      relations.put(relation.id(), relation);
    }
    var content = parts.open(workbook);
    if (content.isEmpty()) {
      throw new IOException("no workbook");
    }
    try (var xml = Xml.open(content.get())) {
      while (xml.next()) {
        if (xml.starts("workbookPr")) {
          from1904 = xml.isTrue("date1904");
        } else if (xml.starts("calcPr")) {
          computedLater = xml.isTrue("fullCalcOnLoad");
        } else if (xml.starts("sheet")) {
          var state = xml.attribute("state", "visible");
          entries.add(
              new Entry(xml.attribute("name", ""), !state.equals("visible"), relationId(xml)));
        }
      }
    }
    entries.forEach(entry -> guess.text(entry.name()));
    readStrings();
    for (var relation : parts.relations(workbook, "styles")) {
      var found = parts.open(relation.target());
      if (found.isPresent()) {
        try (var xml = Xml.open(found.get())) {
          styles = XlsxStyles.read(xml, guess);
        }
      }
    }
    for (var relation : parts.relations(workbook, "person")) {
      XlsxNotes.readPersons(parts, relation.target(), persons);
    }
  }

  /** The attribute r:id; a sheet has no other attribute called id. */
  private static String relationId(Xml xml) {
    return xml.attribute("id", "");
  }

  private void readStrings() throws IOException {
    for (var relation : parts.relations(workbook, "sharedStrings")) {
      var content = parts.open(relation.target());
      if (content.isEmpty()) {
        continue;
      }
      try (var xml = Xml.open(content.get())) {
        while (xml.next()) {
          if (xml.starts("si")) {
            out.check();
            var text = Words.oneLine(RichText.read(xml));
            guess.text(text);
            strings.add(text);
          }
        }
      }
    }
  }

  OfficePackage parts() {
    return parts;
  }

  SheetOutput out() {
    return out;
  }

  EditionGuess guess() {
    return guess;
  }

  Formulas formulas() {
    return formulas;
  }

  XlsxStyles styles() {
    return styles;
  }

  boolean from1904() {
    return from1904;
  }

  /**
   * Returns true if the file asks to compute all formulas when it is opened. Programs that cannot
   * compute write 0 as the result and this mark.
   */
  boolean isComputedLater() {
    return computedLater;
  }

  Map<String, String> persons() {
    return persons;
  }

  /** The shared string at {@code index}; "" if there is none. */
  String string(int index) {
    return index >= 0 && index < strings.size() ? strings.get(index) : "";
  }

  @Override
  public void close() throws IOException {
    parts.close();
  }
}
