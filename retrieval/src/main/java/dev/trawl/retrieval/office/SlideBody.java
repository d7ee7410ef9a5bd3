package dev.trawl.retrieval.office;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Reads the shapes, tables and diagrams of one slide or of its notes. Used once. */
final class SlideBody {
  private static final int MAX_TITLE_LENGTH = 150;

  private final RelatedParts related;
  private final boolean isNotes;
  private final Recorder title;
  private final Recorder body;
  private final Choices choices = new Choices();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private @Nullable Recorder recordedCell;
  private boolean coveredCell;
  private WordCells cells = new WordCells();
  private String placeholder = "";
  private boolean hidden;
  private boolean slideHidden;
  private String script = "";
  private @Nullable String font;
  private String element = "p";
  private int level;
  private String bullet = "";

  SlideBody(RelatedParts related, Target target, boolean isNotes) {
    this.related = related;
    this.isNotes = isNotes;
    this.title = new Recorder(target);
    this.body = new Recorder(target);
  }

  /** Writes the slide with its title first. */
  void write(Target target) {
    if (slideHidden) {
      target.start("div");
      target.text("(hidden slide)");
      target.end("div");
    }
    title.replay(target, "");
    if (title.hasText()) {
      body.replay(target, "");
    } else {
      body.replayTitled(target, MAX_TITLE_LENGTH);
    }
  }

  /** Writes the speaker's notes with a mark. */
  void writeNotes(Target target) {
    body.replay(target, "Notes: ");
  }

  void read(XMLStreamReader xml) throws IOException, XMLStreamException {
    while (xml.hasNext()) {
      xml.next();
      if (xml.isStartElement()) {
        start(Xml.name(xml), xml);
      } else if (xml.isEndElement()) {
        end(Xml.name(xml));
      } else {
        body.check();
      }
    }
  }

  private Target out() {
    return recordedCell != null ? recordedCell : isTitle() ? title : body;
  }

  private boolean isTitle() {
    return placeholder.equals("title") || placeholder.equals("ctrTitle");
  }

  /** Slide numbers are not read, and of the notes only the text that the speaker wrote. */
  private boolean isSkipped() {
    return hidden || placeholder.equals("sldNum") || isNotes && !placeholder.equals("body");
  }

  private void start(String name, XMLStreamReader xml) throws IOException, XMLStreamException {
    switch (name) {
      case "p:sld" -> slideHidden = "0".equals(Xml.attribute(xml, "show"));
      case "p:sp", "p:graphicFrame", "p:pic", "p:cxnSp" -> startShape();
      case "p:cNvPr" -> hidden = "1".equals(Xml.attribute(xml, "hidden"));
      case "p:ph" -> placeholder = Objects.requireNonNullElse(Xml.attribute(xml, "type"), "obj");
      case "a:p" -> startParagraph();
      case "a:pPr" -> level = Xml.number(Xml.attribute(xml, "lvl"), 0);
      case "a:buChar" -> bullet = "• ";
      case "a:buAutoNum" -> bullet = number(xml);
      case "a:r", "a:fld" -> {
        script = "";
        font = null;
      }
      case "a:rPr" -> readScript(xml);
      case "a:latin", "a:sym" -> readFont(xml);
      case "a:t" -> text(xml.getElementText());
      case "a:br" -> out().start("br");
      case "m:oMath" -> text(Formula.line(Xml.tree(xml)));
      case "mc:AlternateContent" -> choices.start();
      case "mc:Choice", "mc:Fallback" -> choices.skips(xml);
      case "c:chart" -> {
        if (!isSkipped()) {
          related.writeChart(Xml.relation(xml, "id"), out());
        }
      }
      case "dgm:relIds" -> {
        if (!isSkipped()) {
          related.writeDiagram(Xml.relation(xml, "dm"), out());
        }
      }
      default -> startInTable(name, xml);
    }
  }

  private void startInTable(String name, XMLStreamReader xml) {
    switch (name) {
      case "a:tbl" -> {
        cells = new WordCells();
        out().start("table");
      }
      case "a:tr" -> {
        cells.startRow();
        out().start("tr");
      }
      case "a:tc" -> startCell(xml);
      default -> {}
    }
  }

  private void startCell(XMLStreamReader xml) {
    coveredCell = isOn(xml, "hMerge") && cells.isCovered();
    if (coveredCell) {
      recordedCell = new Recorder(out());
      return;
    }
    cells.startCell();
    cells.span(Xml.number(Xml.attribute(xml, "gridSpan"), 1));
    if (isOn(xml, "vMerge")) {
      cells.merge(false);
    } else if (Xml.number(Xml.attribute(xml, "rowSpan"), 1) > 1) {
      cells.merge(true);
    }
    cells.open(out()).ifPresent(contents -> recordedCell = contents);
  }

  private static boolean isOn(XMLStreamReader xml, String attribute) {
    var value = Xml.attribute(xml, attribute);
    return "1".equals(value) || "true".equals(value);
  }

  private void end(String name) {
    switch (name) {
      case "p:sp", "p:graphicFrame", "p:pic", "p:cxnSp" -> startShape();
      case "a:p" -> {
        if (!element.isEmpty()) {
          out().end(element);
        }
      }
      case "a:tbl" -> out().end("table");
      case "a:tr" -> out().end("tr");
      case "a:tc" -> endCell();
      case "mc:AlternateContent" -> choices.end();
      default -> {}
    }
  }

  private void endCell() {
    var cell = recordedCell;
    recordedCell = null;
    if (coveredCell) {
      coveredCell = false;
      return;
    }
    if (cell != null) {
      cell.replay(out(), "");
    }
    cells.endCell(out());
  }

  private void startShape() {
    placeholder = "";
    hidden = false;
  }

  private void startParagraph() {
    element = "";
    bullet = "";
    level = 0;
  }

  /** Starts the paragraph when its properties and its first text are known. */
  private void begin() {
    if (element.isEmpty()) {
      boolean isPoint = bullet.equals("• ");
      element = isTitle() ? "h1" : isPoint ? "div" : "p";
      out().start(element);
      if (!bullet.isEmpty()) {
        out().text(bullet);
      }
      if (bullet.isEmpty() || isPoint) {
        numbers.keySet().removeIf(counted -> counted >= level);
      } else {
        numbers.keySet().removeIf(counted -> counted > level);
      }
    }
  }

  private void text(String words) {
    if (words.isEmpty() || isSkipped()) {
      return;
    }
    begin();
    var text = Symbols.text(words, font);
    if (script.isEmpty()) {
      out().text(text);
    } else {
      out().start(script);
      out().text(text);
      out().end(script);
    }
  }

  private void readScript(XMLStreamReader properties) {
    var baseline = Objects.requireNonNullElse(Xml.attribute(properties, "baseline"), "0");
    script = baseline.matches("0|0%") ? "" : baseline.startsWith("-") ? "sub" : "sup";
  }

  private void readFont(XMLStreamReader xml) {
    var typeface = Xml.attribute(xml, "typeface");
    if (Symbols.isSymbolFont(typeface)) {
      font = typeface;
    }
  }

  /** Numbered paragraphs of the same level count until another paragraph follows. */
  private String number(XMLStreamReader numbering) {
    int start = Xml.number(Xml.attribute(numbering, "startAt"), 1);
    int number = numbers.merge(level, start, (count, first) -> count + 1);
    var type = Objects.requireNonNullElse(Xml.attribute(numbering, "type"), "");
    var format =
        type.startsWith("alphaLc")
            ? "lowerLetter"
            : type.startsWith("alphaUc")
                ? "upperLetter"
                : type.startsWith("romanLc")
                    ? "lowerRoman"
                    : type.startsWith("romanUc") ? "upperRoman" : "decimal";
    var sign = ListNumber.of(number, format);
    if (type.endsWith("ParenBoth")) {
      return "(" + sign + ") ";
    }
    return sign + (type.endsWith("ParenR") ? ") " : type.endsWith("Plain") ? " " : ". ");
  }
}
