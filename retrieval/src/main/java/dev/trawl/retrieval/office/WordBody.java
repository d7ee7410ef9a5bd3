package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the paragraphs and tables of one part of a Word document. Deleted and hidden text is left
 * out; inserted text is kept. Not thread-safe.
 */
final class WordBody {
  private static final int MAX_NESTED_BOXES = 20;

  private static final Set<String> SKIPPED =
      Set.of(
          "w:del",
          "w:moveFrom",
          "w:delText",
          "w:delInstrText",
          "w:sdtPr",
          "w:sdtEndPr",
          "w:rubyPr");

  /** What is needed to read a part of a document. */
  record Context(
      RelatedParts related,
      WordStyles styles,
      WordNumbering numbering,
      Map<String, Recorder> notes) {}

  private final Context context;
  private final Deque<Target> outputs = new ArrayDeque<>();
  private final Deque<WordParagraph> paragraphs = new ArrayDeque<>();
  private final Deque<WordRun> runs = new ArrayDeque<>();
  private final Choices choices = new Choices();
  private final WordFields fields = new WordFields();
  private final WordNotes notes;
  private int tables;
  private final Deque<WordCells> merged = new ArrayDeque<>();
  private final Deque<Recorder> recordedCells = new ArrayDeque<>();
  private WordCells cells = new WordCells();
  private boolean inRowProperties;
  private boolean rowDeleted;
  private @Nullable WordParagraph joined;

  WordBody(Context context, Target target) {
    this.context = context;
    this.notes = new WordNotes(context.notes());
    outputs.push(target);
  }

  private Target out() {
    return outputs.element();
  }

  /** Reads the rest of a part. */
  void read(Xml xml) throws IOException {
    while (xml.next()) {
      readPart(xml);
    }
    endJoined();
    notes.write(out());
  }

  /** Reads the current element to its end and writes it to {@code target}. */
  void readElement(Xml xml, Target target) throws IOException {
    outputs.push(target);
    int outer = xml.depth();
    while (xml.next() && xml.depth() >= outer) {
      readPart(xml);
    }
    endJoined();
    outputs.pop();
  }

  /** Skips the current element, and returns true, if nothing in it is read. */
  private boolean startsSkipped(Xml xml) throws IOException {
    var name = xml.prefixedName();
    boolean inMark = name.equals("w:del") && inParagraphMark();
    boolean isFormer = name.endsWith("PrChange") || name.equals("w:numberingChange");
    if (isFormer || !inMark && SKIPPED.contains(name) || rowDeleted && name.equals("w:tc")) {
      xml.skip();
      return true;
    }
    return false;
  }

  private boolean inParagraphMark() {
    var paragraph = paragraphs.peek();
    return paragraph != null && paragraph.inProperties || inRowProperties;
  }

  /** Reads the start or end of an element, or text. After some starts, reads the whole element. */
  private void readPart(Xml xml) throws IOException {
    if (xml.isEnd()) {
      end(xml.prefixedName());
    } else if (xml.isText()) {
      out().check();
    } else if (!startsSkipped(xml)) {
      start(xml.prefixedName(), xml);
    }
  }

  private void start(String name, Xml xml) throws IOException {
    var paragraph = paragraphs.peek();
    if (paragraph != null && paragraph.inProperties) {
      paragraph.read(name, xml);
      return;
    }
    switch (name) {
      case "w:p" -> {
        openCell();
        paragraphs.push(startParagraph());
      }
      case "w:pPr" -> {
        if (paragraph != null) {
          paragraph.inProperties = true;
        }
      }
      case "w:r" -> runs.push(new WordRun());
      case "w:t" -> write(xml.textWithin());
      case "w:instrText" -> fields.addInstruction(xml.textWithin());
      case "m:oMath" -> writeFormula(Formula.line(Markup.read(xml)));
      case "w:tbl" -> startTable();
      case "w:tr" -> {
        cells.startRow();
        out().start("tr");
      }
      case "w:trPr" -> inRowProperties = true;
      case "w:tc" -> cells.startCell();
      case "w:txbxContent" -> startBox(xml);
      case "mc:AlternateContent" -> choices.start();
      case "mc:Choice", "mc:Fallback" -> choices.read(xml);
      case "w:ruby" -> begin();
      case "w:rt" -> out().start("rt");
      case "w:altChunk" -> context.related().writeDocument(xml.relation("id"), out());
      case "dgm:relIds" -> writeDiagram(xml.relation("dm"));
      case "c:chart" -> context.related().writeChart(xml.relation("id"), out());
      case "w:gridSpan" -> cells.span(xml.number("val", 1));
      case "w:vMerge" -> cells.merge("restart".equals(xml.attribute("val")));
      default -> startInRun(name, xml);
    }
  }

  private void startInRun(String name, Xml xml) {
    switch (name) {
      case "w:del" -> rowDeleted |= inRowProperties;
      case "w:hidden" -> rowDeleted |= inRowProperties && xml.isOn();
      case "w:tab", "w:ptab" -> write("\t");
      case "w:br", "w:cr" -> writeBreak();
      case "w:noBreakHyphen" -> write("\u2011");
      case "w:sym" -> write(Symbols.of(xml));
      case "w:footnoteReference", "w:endnoteReference", "w:commentReference" ->
          writeReference(name.substring(2, name.length() - "Reference".length()), xml);
      case "w:fldChar" -> write(fields.character(xml.attribute("fldCharType", "")));
      case "w:checkBox", "w:checked", "w:default", "w:ddList", "w:result", "w:listEntry" ->
          fields.property(name, xml);
      case "w:rStyle" -> run().style = xml.attribute("val");
      default -> run().look.read(name, xml);
    }
  }

  private void end(String name) throws IOException {
    switch (name) {
      case "w:p" -> endParagraph();
      case "w:pPr" -> {
        var paragraph = paragraphs.peek();
        if (paragraph != null) {
          paragraph.inProperties = false;
        }
      }
      case "w:r" -> runs.poll();
      case "w:tbl" -> endTable();
      case "w:tr" -> {
        rowDeleted = false;
        out().end("tr");
      }
      case "w:trPr" -> inRowProperties = false;
      case "w:tc" -> {
        endJoined();
        endCell();
      }
      case "w:txbxContent" -> endBox();
      case "mc:AlternateContent" -> choices.end();
      case "w:rt" -> out().end("rt");
      case "w:ruby" -> out().end("ruby");
      case "w:ffData" -> writeShown(fields.formField());
      default -> {}
    }
  }

  /** If the mark between two paragraphs was deleted, the second continues the first. */
  private WordParagraph startParagraph() {
    var open = joined;
    joined = null;
    return open == null ? new WordParagraph() : open;
  }

  private void endParagraph() {
    var paragraph = paragraphs.poll();
    if (paragraph == null) {
      return;
    }
    if (paragraph.markDeleted && joined == null) {
      paragraph.markDeleted = false;
      joined = paragraph;
    } else {
      finish(paragraph);
    }
  }

  private void endJoined() {
    var open = joined;
    joined = null;
    if (open != null) {
      finish(open);
    }
  }

  private void finish(WordParagraph paragraph) {
    fields.endParagraph();
    if (paragraph.begun) {
      out().end(paragraph.element);
    } else {
      // An empty item of a list is counted as well.
      number(paragraph);
    }
    for (var box : paragraph.boxes) {
      box.replay(out(), "");
    }
    if (tables == 0) {
      notes.write(out());
    }
  }

  /** Starts the element of the paragraph when its first text is known. */
  private void begin() {
    var paragraph = paragraphs.peek();
    if (paragraph == null || paragraph.begun) {
      return;
    }
    paragraph.begun = true;
    int heading = paragraph.headingLevel(context.styles());
    var number = number(paragraph);
    paragraph.element = heading > 0 ? "h" + Math.min(6, heading) : number.equals("•") ? "div" : "p";
    out().start(paragraph.element);
    if (!number.isEmpty()) {
      out().text(number + " ");
    }
  }

  private String number(WordParagraph paragraph) {
    return paragraph.number(context.styles(), context.numbering());
  }

  private WordRun run() {
    var run = runs.peek();
    return run == null ? new WordRun() : run;
  }

  private boolean isHidden() {
    var paragraph = paragraphs.peek();
    return run().isHidden(context.styles(), paragraph == null ? null : paragraph.style);
  }

  private void write(String words) {
    if (!fields.isInstruction()) {
      writeShown(words);
    }
  }

  private void writeShown(String words) {
    if (words.isEmpty() || isHidden()) {
      return;
    }
    begin();
    run().write(words, context.styles(), out());
  }

  private void writeFormula(String line) {
    if (!line.isEmpty()) {
      begin();
      out().text(line);
    }
  }

  private void writeBreak() {
    var paragraph = paragraphs.peek();
    if (paragraph != null && paragraph.begun && !isHidden()) {
      out().start("br");
    }
  }

  private void writeReference(String kind, Xml reference) {
    if (!isHidden()) {
      begin();
      out().text(notes.refer(kind, reference, out()));
    }
  }

  private void startTable() {
    openCell();
    endJoined();
    tables++;
    merged.push(cells);
    cells = new WordCells();
    out().start("table");
  }

  private void endTable() {
    out().end("table");
    tables = Math.max(0, tables - 1);
    cells = merged.isEmpty() ? new WordCells() : merged.pop();
    if (tables == 0) {
      notes.write(out());
    }
  }

  private void openCell() {
    cells
        .open(out())
        .ifPresent(
            contents -> {
              outputs.push(contents);
              recordedCells.push(contents);
            });
  }

  private void endCell() {
    openCell();
    if (outputs.element() == recordedCells.peek()) {
      outputs.pop();
      recordedCells.pop().replay(out(), "");
    }
    cells.endCell(out());
  }

  private void startBox(Xml xml) throws IOException {
    if (outputs.size() > MAX_NESTED_BOXES) {
      xml.skip();
    } else {
      outputs.push(new Recorder(out()));
      paragraphs.push(new WordParagraph());
    }
  }

  private void endBox() {
    endJoined();
    paragraphs.poll();
    var box = (Recorder) outputs.pop();
    var paragraph = paragraphs.peek();
    if (paragraph == null) {
      box.replay(out(), "");
    } else {
      paragraph.boxes.add(box);
    }
  }

  private void writeDiagram(String id) throws IOException {
    var diagram = new Recorder(out());
    context.related().writeDiagram(id, diagram);
    var paragraph = paragraphs.peek();
    if (paragraph == null) {
      diagram.replay(out(), "");
    } else {
      paragraph.boxes.add(diagram);
    }
  }
}
