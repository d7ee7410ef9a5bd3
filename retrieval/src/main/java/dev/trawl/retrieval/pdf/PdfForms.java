package dev.trawl.retrieval.pdf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Adds the values of form fields to the lines of a page. A value is written after the printed text
 * to its left; if there is none, it becomes a line of its own with the name of the field. A field
 * is written once, even if it is shown several times.
 */
final class PdfForms {
  private static final int MAX_FIELDS = 10_000;
  private static final int MAX_DEPTH = 32;
  private static final COSName ACRO_FORM = COSName.ACRO_FORM;

  private final PdfSink sink;
  private final Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The visited fields in the form's list of fields, which may contain itself. */
  private final Set<COSDictionary> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  /** The values on this page. They must not be taken for labels of other fields. */
  private final Set<PdfWord> values = Collections.newSetFromMap(new IdentityHashMap<>());

  PdfForms(PdfSink sink) {
    this.sink = sink;
  }

  /** Adds the values of the widgets on {@code page}. */
  List<PdfLine> add(List<COSDictionary> widgets, PDPage page, List<PdfLine> lines) {
    if (widgets.isEmpty()) {
      return lines;
    }
    var all = new ArrayList<>(lines);
    values.clear();
    for (var widget : widgets) {
      sink.check();
      if (isFull()) {
        break;
      }
      var field = new PdfField(widget);
      if (PdfField.isHidden(widget) || seen.contains(field.identity())) {
        continue;
      }
      seen.add(field.identity());
      var value = field.value();
      var area = PdfArea.of(widget, page);
      if (value.isPresent() && area.isPresent()) {
        add(field, value.get(), area.get(), all);
      }
    }
    return all;
  }

  private boolean isFull() {
    if (seen.size() < MAX_FIELDS) {
      return false;
    }
    sink.warn("the form has more than %,d fields; the rest was left out".formatted(MAX_FIELDS));
    return true;
  }

  private void add(PdfField field, String value, PdfArea area, List<PdfLine> lines) {
    for (int i = 0; i < lines.size() && !field.isButton(); i++) {
      var line = lines.get(i);
      var before = area.isBeside(line) ? before(line, area) : Optional.<PdfWord>empty();
      if (before.isPresent()) {
        boolean isLabelled = !values.contains(before.get());
        var word =
            new PdfWord(
                isLabelled ? value : named(field.label(), value),
                area.left(),
                area.right(),
                !isLabelled);
        values.add(word);
        lines.set(i, with(word, line));
        return;
      }
    }
    var label =
        field.described().or(() -> field.isButton() ? beside(area, lines) : Optional.empty());
    lines.add(after(area, lines), own(named(label.orElse(field.label()), value), area));
  }

  private static String named(String label, String value) {
    return label.isEmpty() ? value : label.replaceFirst("\\s*[:：]$", "") + ": " + value;
  }

  /** The text to the left of a field: its printed label, or the value of another field. */
  private static Optional<PdfWord> before(PdfLine line, PdfArea area) {
    return line.words().reversed().stream()
        .filter(word -> word.left() < area.left())
        .findFirst()
        .filter(word -> word.text().codePoints().filter(Character::isLetterOrDigit).count() >= 2);
  }

  /** The printed text beside a button: to its right, or else to its left. */
  private Optional<String> beside(PdfArea area, List<PdfLine> lines) {
    var row = lines.stream().filter(area::isBeside).flatMap(line -> line.words().stream()).toList();
    return row.stream()
        .filter(word -> word.left() >= area.right() - 2)
        .min(Comparator.comparingDouble(PdfWord::left))
        .or(
            () ->
                row.stream()
                    .filter(word -> word.left() < area.left())
                    .max(Comparator.comparingDouble(PdfWord::left)))
        .filter(word -> !values.contains(word))
        .map(PdfWord::text);
  }

  private static PdfLine with(PdfWord value, PdfLine line) {
    var words = new ArrayList<>(line.words());
    int at = 0;
    while (at < words.size() && words.get(at).left() < value.left()) {
      at++;
    }
    words.add(at, value);
    return line.with(words);
  }

  /** The index after the nearest line above the field. */
  private static int after(PdfArea area, List<PdfLine> lines) {
    int after = lines.size();
    float nearest = Float.MAX_VALUE;
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i);
      float distance = area.bottom() + 0.35f * line.size() - line.baseline();
      boolean overlaps = line.left() < area.right() && line.right() > area.left();
      distance += overlaps ? 0 : line.size();
      if (line.isUpright()
          && line.baseline() < area.bottom() + 0.35f * line.size()
          && distance <= nearest) {
        nearest = distance;
        after = i + 1;
      }
    }
    return nearest == Float.MAX_VALUE && !lines.isEmpty() ? 0 : after;
  }

  private PdfLine own(String text, PdfArea area) {
    var word = new PdfWord(text, area.left(), area.right(), false);
    values.add(word);
    float size = Math.clamp(area.bottom() - area.top(), 1, 12);
    return new PdfLine(List.of(word), area.bottom() - 0.25f * size, size, "", List.of(), 0);
  }

  /** The values of fields that no page shows, each with its name. */
  List<String> rest(PDDocument document) {
    var values = new ArrayList<String>();
    var form = document.getDocumentCatalog().getCOSObject().getCOSDictionary(ACRO_FORM);
    if (form == null) {
      return values;
    }
    var fields = form.getCOSArray(COSName.FIELDS);
    if (fields != null) {
      rest(fields, 0, values);
    }
    if (seen.isEmpty() && form.containsKey(COSName.getPDFName("XFA"))) {
      sink.warn("its form is of a kind that only Adobe Reader can show (XFA); it was not read");
    }
    return values;
  }

  private void rest(COSArray fields, int depth, List<String> values) {
    for (int i = 0; i < fields.size() && depth < MAX_DEPTH && !isFull(); i++) {
      sink.check();
      if (!(fields.getObject(i) instanceof COSDictionary dictionary)) {
        continue;
      }
      var field = new PdfField(dictionary);
      if (!visited.add(dictionary)
          || dictionary.containsKey(COSName.T) && !seen.add(dictionary)
          || PdfField.isHidden(dictionary)) {
        continue;
      }
      var kids = dictionary.getCOSArray(COSName.KIDS);
      if (kids != null) {
        rest(kids, depth + 1, values);
      } else if (!field.isButton()) {
        field.value().ifPresent(value -> values.add(field.label() + ": " + value));
      }
    }
  }
}
