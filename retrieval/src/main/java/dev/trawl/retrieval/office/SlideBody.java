package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
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

  /** Writes the speaker's notes with the label "Notes". */
  void writeNotes(Target target) {
    body.replay(target, "Notes: ");
  }

  void read(Xml xml) throws IOException {
    while (xml.next()) {
      if (xml.isStart()) {
        start(xml.prefixedName(), xml);
      } else if (xml.isEnd()) {
        end(xml.prefixedName());
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

  /** Skips hidden shapes and slide numbers and, in notes, everything but the speaker's text. */
  private boolean isSkipped() {
    return hidden || placeholder.equals("sldNum") || isNotes && !placeholder.equals("body");
  }

  private void start(String name, Xml xml) throws IOException {
    switch (name) {
      case "p:sld" -> slideHidden = "0".equals(xml.attribute("show"));
      case "p:sp", "p:graphicFrame", "p:pic", "p:cxnSp" -> startShape();
      case "p:cNvPr" -> hidden = "1".equals(xml.attribute("hidden"));
      case "p:ph" -> placeholder = Objects.requireNonNullElse(xml.attribute("type"), "obj");
      case "a:p" -> startParagraph();
      case "a:pPr" -> level = xml.number("lvl", 0);
      case "a:buChar" -> bullet = "• ";
      case "a:buAutoNum" -> bullet = number(xml);
      case "a:r", "a:fld" -> {
        script = "";
        font = null;
      }
      case "a:rPr" -> readScript(xml);
      case "a:latin", "a:sym" -> readFont(xml);
      case "a:t" -> text(xml.textWithin());
      case "a:br" -> out().start("br");
      case "m:oMath" -> text(Formula.line(Markup.read(xml)));
      case "mc:AlternateContent" -> choices.start();
      case "mc:Choice", "mc:Fallback" -> choices.read(xml);
      case "c:chart" -> {
        if (!isSkipped()) {
          related.writeChart(xml.relation("id"), out());
        }
      }
      case "dgm:relIds" -> {
        if (!isSkipped()) {
          related.writeDiagram(xml.relation("dm"), out());
        }
      }
      default -> startInTable(name, xml);
    }
  }

  private void startInTable(String name, Xml xml) {
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

  private void startCell(Xml xml) {
    coveredCell = xml.isTrue("hMerge") && cells.isCovered();
    if (coveredCell) {
      recordedCell = new Recorder(out());
      return;
    }
    cells.startCell();
    cells.span(xml.number("gridSpan", 1));
    if (xml.isTrue("vMerge")) {
      cells.merge(false);
    } else if (xml.number("rowSpan", 1) > 1) {
      cells.merge(true);
    }
    cells.open(out()).ifPresent(contents -> recordedCell = contents);
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

  private void readScript(Xml properties) {
    var baseline = Objects.requireNonNullElse(properties.attribute("baseline"), "0");
    script = baseline.matches("0|0%") ? "" : baseline.startsWith("-") ? "sub" : "sup";
  }

  private void readFont(Xml xml) {
    var typeface = xml.attribute("typeface");
    if (Symbols.isSymbolFont(typeface)) {
      font = typeface;
    }
  }

  /** Counts the numbered paragraphs of a level, starting again after an unnumbered one. */
  private String number(Xml numbering) {
    int start = numbering.number("startAt", 1);
    int number = numbers.merge(level, start, (count, first) -> count + 1);
    var type = Objects.requireNonNullElse(numbering.attribute("type"), "");
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
