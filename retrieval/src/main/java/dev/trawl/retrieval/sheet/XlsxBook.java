package dev.trawl.retrieval.sheet;

import dev.trawl.retrieval.ooxml.OfficePackage;
import dev.trawl.retrieval.ooxml.OfficePackage.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An Excel workbook in Office Open XML, Strict or Transitional. Used once. */
public final class XlsxBook implements AutoCloseable {
  private static final Set<String> EMBEDDED = Set.of("package", "oleObject");

  private final OfficePackage parts;
  private final String workbook;
  private final SheetOutput out;
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
    var parts = OfficePackage.open(file, out::warn);
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
      var relation = parts.relations(workbook).get(entry.relation());
      if (relation == null || !parts.has(relation.part())) {
        out.warn("the sheet %s is missing from the file".formatted(entry.name()));
      } else if (relation.type().equals("worksheet") || relation.type().equals("chartsheet")) {
        write(entry, relation);
      }
    }
    formulas.warn(out);
  }

  private void write(Entry entry, Relation relation) throws IOException {
    var title = Sheet.title(entry.name(), entry.hidden());
    out.startSheet(title);
    var part = relation.part();
    if (relation.type().equals("worksheet")) {
      var sheet = new XlsxSheet(title, this, part);
      SheetText.write(sheet, out);
      sheet.pageTexts().forEach(out::paragraph);
    }
    for (var drawing : parts.related(part, "drawing")) {
      Drawing.write(parts, drawing, out);
    }
    for (var embedded : parts.relations(part).values()) {
      var name = embedded.part();
      if (EMBEDDED.contains(embedded.type()) && parts.has(name)) {
        try (var in = parts.open(name)) {
          out.embedded(name.substring(name.lastIndexOf('/') + 1), in);
        }
      }
    }
  }

  private void readWorkbook() throws IOException {
    try (var xml = parts.read(workbook)) {
      while (xml.next()) {
        if (xml.starts("workbookPr")) {
          from1904 = xml.isTrue("date1904");
        } else if (xml.starts("calcPr")) {
          computedLater = xml.isTrue("fullCalcOnLoad");
        } else if (xml.starts("sheet")) {
          var state = xml.attribute("state", "visible");
          entries.add(
              new Entry(xml.attribute("name", ""), !state.equals("visible"), xml.relation("id")));
        }
      }
    }
    entries.forEach(entry -> guess.text(entry.name()));
    readStrings();
    for (var part : parts.related(workbook, "styles")) {
      try (var xml = parts.read(part)) {
        styles = XlsxStyles.read(xml, guess);
      }
    }
    for (var part : parts.related(workbook, "person")) {
      XlsxNotes.readPersons(parts, part, persons);
    }
  }

  private void readStrings() throws IOException {
    for (var part : parts.related(workbook, "sharedStrings")) {
      try (var xml = parts.read(part)) {
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
   * compute formulas set this flag and write 0 as the result.
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
