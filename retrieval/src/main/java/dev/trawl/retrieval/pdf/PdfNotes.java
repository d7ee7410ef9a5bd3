package dev.trawl.retrieval.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;

/** Reads comments on pages, and collects the files that are attached to pages or the document. */
final class PdfNotes {
  private static final int MAX_NOTES = 10_000;
  private static final int MAX_FILES = 1_000;
  private static final int MAX_DEPTH = 32;
  private static final COSName RICH_TEXT = COSName.getPDFName("RC");
  private static final COSName STATE = COSName.getPDFName("State");
  private static final COSName ASSOCIATED = COSName.getPDFName("AF");

  /** Annotations whose contents people see when they open the note. */
  private static final Set<String> NOTES =
      Set.of(
          "FreeText",
          "Text",
          "Stamp",
          "Caret",
          "Ink",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "FileAttachment",
          "Popup");

  /** Many programs copy the marked words into the contents of these annotations. */
  private static final Set<String> MARKS =
      Set.of("Highlight", "Underline", "Squiggly", "StrikeOut");

  /** Annotations that show text on the page. Some programs only store how it is drawn. */
  private static final Set<String> DRAWN = Set.of("FreeText", "Stamp");

  private final PdfSink sink;
  private final List<Attached> files = new ArrayList<>();
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
  private int count;

  private record Attached(String name, COSStream content) {}

  PdfNotes(PdfSink sink) {
    this.sink = sink;
  }

  /** The notes among the annotations of a page; {@code lines} is the text of the page. */
  List<String> read(List<COSDictionary> annotations, List<PdfLine> lines) {
    var notes = new ArrayList<String>();
    for (var annotation : annotations) {
      sink.check();
      var type = annotation.getNameAsString(COSName.SUBTYPE, "");
      attach(annotation.getDictionaryObject(COSName.FS));
      boolean isMark = MARKS.contains(type);
      if (!isMark && !NOTES.contains(type)
          || PdfField.isHidden(annotation)
          || annotation.containsKey(STATE)
          || type.equals("Popup") && annotation.containsKey(COSName.PARENT)) {
        continue;
      }
      var contents = contents(annotation);
      if (contents.isEmpty() && DRAWN.contains(type)) {
        contents = PdfField.clean(PdfAppearance.text(annotation, sink));
      }
      if (contents.isEmpty() || isMark && isIn(contents, lines) || !seen.add(annotation)) {
        continue;
      }
      if (++count > MAX_NOTES) {
        sink.warn("has more than %,d notes; the rest was left out".formatted(MAX_NOTES));
        break;
      }
      var author = PdfField.clean(annotation.getString(COSName.T, ""));
      var note = (author.isEmpty() ? "Note: " : "Note by " + author + ": ") + contents;
      if (notes.isEmpty() || !notes.getLast().endsWith(contents)) {
        notes.add(note);
      }
    }
    return notes;
  }

  private static String contents(COSDictionary annotation) {
    var plain = PdfField.string(annotation.getDictionaryObject(COSName.CONTENTS));
    return PdfField.clean(
        plain.isBlank()
            ? Jsoup.parse(PdfField.string(annotation.getDictionaryObject(RICH_TEXT))).text()
            : plain);
  }

  private static boolean isIn(String contents, List<PdfLine> lines) {
    var text = new StringBuilder();
    lines.forEach(line -> text.append(line.text()));
    return letters(text.toString()).contains(letters(contents));
  }

  private static String letters(String text) {
    return text.replaceAll("[\\s\\u00ad-]+", "");
  }

  /** Remembers the file of a file specification. */
  private void attach(@Nullable COSBase specification) {
    if (!(specification instanceof COSDictionary file)) {
      return;
    }
    var embedded = file.getCOSDictionary(COSName.EF);
    if (embedded == null) {
      return;
    }
    for (var key : List.of(COSName.UF, COSName.F)) {
      if (embedded.getDictionaryObject(key) instanceof COSStream content) {
        if (seen.add(content) && files.size() < MAX_FILES) {
          files.add(new Attached(name(file), content));
        }
        return;
      }
    }
  }

  private static String name(COSDictionary file) {
    var name = PdfField.clean(file.getString(COSName.UF, file.getString(COSName.F, "")));
    return name.isEmpty() ? "attached file" : name;
  }

  /** Writes the text of all attached files. Call this after the last page. */
  void writeFiles(PDDocument document) throws IOException {
    var catalog = document.getDocumentCatalog().getCOSObject();
    var names = catalog.getCOSDictionary(COSName.NAMES);
    if (names != null
        && names.getCOSDictionary(COSName.EMBEDDED_FILES) instanceof COSDictionary root) {
      attachAll(root, 0);
    }
    if (catalog.getDictionaryObject(ASSOCIATED) instanceof COSArray associated) {
      for (int i = 0; i < associated.size(); i++) {
        attach(associated.getObject(i));
      }
    }
    for (var file : files) {
      sink.check();
      try (var content = file.content().createInputStream()) {
        sink.attached(file.name(), content);
      } catch (IOException e) {
        sink.warn("the attached file %s could not be read".formatted(file.name()));
      }
    }
    if (files.size() >= MAX_FILES) {
      sink.warn("has more than %,d attached files; the rest was left out".formatted(MAX_FILES));
    }
  }

  /** Visits a node of the name tree. */
  private void attachAll(COSDictionary node, int depth) {
    if (depth > MAX_DEPTH || !seen.add(node)) {
      return;
    }
    if (node.getDictionaryObject(COSName.NAMES) instanceof COSArray names) {
      for (int i = 1; i < names.size(); i += 2) {
        attach(names.getObject(i));
      }
    }
    if (node.getDictionaryObject(COSName.KIDS) instanceof COSArray kids) {
      for (int i = 0; i < kids.size(); i++) {
        if (kids.getObject(i) instanceof COSDictionary kid) {
          attachAll(kid, depth + 1);
        }
      }
    }
  }
}
