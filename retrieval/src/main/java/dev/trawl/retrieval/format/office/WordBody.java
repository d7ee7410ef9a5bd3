package dev.trawl.retrieval.format.office;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
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
          "w:pPrChange",
          "w:rPrChange",
          "w:sectPrChange",
          "w:tblPrChange",
          "w:trPrChange",
          "w:tcPrChange",
          "w:numberingChange",
          "w:sdtPr",
          "w:sdtEndPr",
          "w:rubyPr",
          "w:tblGrid");

  /** What the parts of a document share. */
  record Context(
      OfficePackage parts,
      Map<String, OfficePackage.Relation> relations,
      WordStyles styles,
      WordNumbering numbering,
      Map<String, Recorder> notes,
      Map<String, Recorder> comments) {}

  private static final class Paragraph {
    @Nullable String style;
    int listId = -1;
    int listLevel = -1;
    int outline = -1;
    boolean markDeleted;
    boolean inProperties;
    boolean begun;
    String element = "p";
    final List<Recorder> boxes = new ArrayList<>();
  }

  private static final class Run {
    final WordStyles.Look look = new WordStyles.Look();
    @Nullable String style;
  }

  private final Context context;
  private final Deque<Target> outputs = new ArrayDeque<>();
  private final Deque<Paragraph> paragraphs = new ArrayDeque<>();
  private final Deque<Run> runs = new ArrayDeque<>();
  private final Deque<Boolean> choices = new ArrayDeque<>();
  private final WordFields fields = new WordFields();
  private final Map<String, String> marks = new HashMap<>();
  private final List<Recorder> waiting = new ArrayList<>();
  private int footnotes;
  private int endnotes;
  private int tables;
  private final Deque<WordCells> merged = new ArrayDeque<>();
  private WordCells cells = new WordCells();
  private boolean inRowProperties;
  private boolean rowDeleted;
  private @Nullable Paragraph joined;

  WordBody(Context context, Target target) {
    this.context = context;
    outputs.push(target);
  }

  private Target out() {
    return outputs.element();
  }

  /** Reads the rest of a part. */
  void read(XMLStreamReader xml) throws IOException, XMLStreamException {
    while (xml.hasNext()) {
      read(xml.next(), xml);
    }
    endJoined();
    writeWaiting();
  }

  /** Reads the current element to its end and writes it to {@code target}. */
  void readElement(XMLStreamReader xml, Target target) throws IOException, XMLStreamException {
    outputs.push(target);
    for (int depth = 1; xml.hasNext(); ) {
      int event = xml.next();
      if (event == XMLStreamConstants.END_ELEMENT && --depth == 0) {
        break;
      }
      boolean isRead = read(event, xml);
      depth += event == XMLStreamConstants.START_ELEMENT && !isRead ? 1 : 0;
    }
    endJoined();
    outputs.pop();
  }

  /** Skips the current element if it is not read at all. */
  private boolean startsSkipped(XMLStreamReader xml) throws XMLStreamException {
    var name = Xml.name(xml);
    boolean inMark = name.equals("w:del") && inParagraphMark();
    if (!inMark && SKIPPED.contains(name) || rowDeleted && name.equals("w:tc")) {
      Xml.skip(xml);
      return true;
    }
    return false;
  }

  private boolean inParagraphMark() {
    var paragraph = paragraphs.peek();
    return paragraph != null && paragraph.inProperties || inRowProperties;
  }

  /** Handles one event. Returns true if it consumed the end of the element that it started. */
  private boolean read(int event, XMLStreamReader xml) throws IOException, XMLStreamException {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        if (!startsSkipped(xml)) {
          return start(Xml.name(xml), xml);
        }
        return true;
      }
      case XMLStreamConstants.END_ELEMENT -> end(Xml.name(xml));
      default -> out().check();
    }
    return false;
  }

  /** Returns true if the element was read to its end. */
  private boolean start(String name, XMLStreamReader xml) throws IOException, XMLStreamException {
    var paragraph = paragraphs.peek();
    if (paragraph != null && paragraph.inProperties) {
      readParagraphProperty(name, paragraph, xml);
      return false;
    }
    switch (name) {
      case "w:p" -> paragraphs.push(startParagraph());
      case "w:pPr" -> {
        if (paragraph != null) {
          paragraph.inProperties = true;
        }
      }
      case "w:r" -> runs.push(new Run());
      case "w:t" -> {
        write(xml.getElementText());
        return true;
      }
      case "w:instrText" -> {
        fields.addInstruction(xml.getElementText());
        return true;
      }
      case "m:oMath" -> {
        writeFormula(Formula.line(Xml.tree(xml)));
        return true;
      }
      case "w:tbl" -> startTable();
      case "w:tr" -> {
        cells.startRow();
        out().start("tr");
      }
      case "w:trPr" -> inRowProperties = true;
      case "w:tc" -> {
        cells.startCell();
        out().start("td");
      }
      case "w:txbxContent" -> {
        if (outputs.size() > MAX_NESTED_BOXES) {
          Xml.skip(xml);
          return true;
        }
        outputs.push(new Recorder(out()));
        paragraphs.push(new Paragraph());
      }
      case "mc:AlternateContent" -> choices.push(false);
      case "mc:Choice", "mc:Fallback" -> {
        return skipsChoice(xml);
      }
      case "w:ruby" -> begin();
      case "w:rt" -> out().start("rt");
      case "w:altChunk" -> writeOther(Xml.relation(xml, "id"));
      case "dgm:relIds" -> writeDiagram(Xml.relation(xml, "dm"));
      case "c:chart" -> writeChart(Xml.relation(xml, "id"));
      case "w:gridSpan" -> cells.span(Xml.number(Xml.attribute(xml, "val"), 1));
      case "w:vMerge" -> mergeCell("restart".equals(Xml.attribute(xml, "val")));
      default -> startInRun(name, xml);
    }
    return false;
  }

  private void startInRun(String name, XMLStreamReader xml) {
    switch (name) {
      case "w:del" -> rowDeleted |= inRowProperties;
      case "w:hidden" -> rowDeleted |= inRowProperties && Xml.isOn(xml);
      case "w:tab", "w:ptab" -> write("\t");
      case "w:br", "w:cr" -> writeBreak();
      case "w:noBreakHyphen" -> write("\u2011");
      case "w:sym" -> writeSymbol(xml);
      case "w:footnoteReference" -> writeMark("footnote", xml);
      case "w:endnoteReference" -> writeMark("endnote", xml);
      case "w:commentReference" -> addComment(xml);
      case "w:fldChar" ->
          write(fields.character(String.valueOf(Xml.attribute(xml, "fldCharType"))));
      case "w:checkBox", "w:checked", "w:default", "w:ddList", "w:result", "w:listEntry" ->
          fields.property(name, Xml.attribute(xml, "val"), Xml.isOn(xml));
      case "w:rStyle" -> run().style = Xml.attribute(xml, "val");
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
      case "mc:AlternateContent" -> choices.poll();
      case "w:rt" -> out().end("rt");
      case "w:ruby" -> out().end("ruby");
      case "w:ffData" -> writeShown(fields.formField());
      default -> {}
    }
  }

  private static void readParagraphProperty(String name, Paragraph paragraph, XMLStreamReader xml) {
    var value = Xml.attribute(xml, "val");
    switch (name) {
      case "w:pStyle" -> paragraph.style = value;
      case "w:numId" -> paragraph.listId = Xml.number(value, -1);
      case "w:ilvl" -> paragraph.listLevel = Xml.number(value, -1);
      case "w:outlineLvl" -> paragraph.outline = Xml.number(value, -1);
      case "w:del", "w:moveFrom" -> paragraph.markDeleted = true;
      default -> {}
    }
  }

  /** If the mark between two paragraphs was deleted, the second continues the first. */
  private Paragraph startParagraph() {
    var open = joined;
    joined = null;
    return open == null ? new Paragraph() : open;
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

  private void finish(Paragraph paragraph) {
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
      writeWaiting();
    }
  }

  /** Writes the notes and comments that the paragraph or the table refers to. */
  private void writeWaiting() {
    var all = List.copyOf(waiting);
    waiting.clear();
    for (var note : all) {
      note.replay(out(), "");
    }
  }

  /** Starts the element of the paragraph when its first text is known. */
  private void begin() {
    var paragraph = paragraphs.peek();
    if (paragraph == null || paragraph.begun) {
      return;
    }
    paragraph.begun = true;
    int heading = headingLevel(paragraph);
    var number = number(paragraph);
    paragraph.element = heading > 0 ? "h" + Math.min(6, heading) : number.equals("•") ? "div" : "p";
    out().start(paragraph.element);
    if (!number.isEmpty()) {
      out().text(number + " ");
    }
  }

  private int headingLevel(Paragraph paragraph) {
    if (paragraph.outline >= 0) {
      return paragraph.outline < 9 ? paragraph.outline + 1 : 0;
    }
    return context.styles().headingLevel(paragraph.style);
  }

  private String number(Paragraph paragraph) {
    var list = context.styles().list(paragraph.style);
    int id = paragraph.listId >= 0 || list == null ? paragraph.listId : list[0];
    int level = paragraph.listLevel >= 0 || list == null ? paragraph.listLevel : list[1];
    return id <= 0 ? "" : context.numbering().next(id, level, paragraph.style);
  }

  private Run run() {
    var run = runs.peek();
    return run == null ? new Run() : run;
  }

  private boolean isHidden() {
    var paragraph = paragraphs.peek();
    var run = run();
    return context
        .styles()
        .isHidden(run.look, run.style, paragraph == null ? null : paragraph.style);
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
    var run = run();
    var text = Symbols.text(words, context.styles().font(run.look, run.style));
    var script = context.styles().script(run.look, run.style);
    if (script.isEmpty()) {
      out().text(text);
    } else {
      out().start(script);
      out().text(text);
      out().end(script);
    }
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

  private void writeSymbol(XMLStreamReader symbol) {
    var code = Objects.requireNonNullElse(Xml.attribute(symbol, "char"), "");
    if (code.matches("[0-9A-Fa-f]{1,4}")) {
      int c = Integer.parseInt(code, 16);
      var font = Xml.attribute(symbol, "font");
      write(Symbols.text(String.valueOf((char) (c < 0x100 ? 0xf000 | c : c)), font));
    }
  }

  /** Writes the number of a note in brackets, and remembers the note until the paragraph ends. */
  private void writeMark(String kind, XMLStreamReader reference) {
    var key = kind + " " + Xml.attribute(reference, "id");
    if (isHidden()) {
      return;
    }
    boolean customMark = "1".equals(Xml.attribute(reference, "customMarkFollows"));
    var mark = marks.get(key);
    boolean isNew = mark == null;
    if (mark == null) {
      mark = kind.equals("footnote") ? String.valueOf(++footnotes) : ListNumber.roman(++endnotes);
      marks.put(key, mark);
    }
    begin();
    if (!customMark) {
      out().text("[" + mark + "]");
    }
    var note = context.notes().get(key);
    if (isNew && note != null && note.hasText()) {
      var labelled = new Recorder(out());
      note.replay(labelled, customMark ? "" : "[" + mark + "] ");
      waiting.add(labelled);
    }
  }

  private void addComment(XMLStreamReader reference) {
    var comment = context.comments().get("comment " + Xml.attribute(reference, "id"));
    if (comment != null && comment.hasText()) {
      waiting.add(comment);
    }
  }

  private void startTable() {
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
      writeWaiting();
    }
  }

  /**
   * A cell that continues the one above it is written again, so that each row can be read alone.
   */
  private void mergeCell(boolean isFirst) {
    if (isFirst) {
      outputs.push(cells.record(out()));
    } else {
      cells.continues();
    }
  }

  private void endCell() {
    if (cells.isRecording() && outputs.size() > 1) {
      ((Recorder) outputs.pop()).replay(out(), "");
    }
    out().text(cells.carried());
    out().end("td");
    for (int i = cells.endCell(); i > 1; i--) {
      out().start("td");
      out().end("td");
    }
  }

  private void writeChart(@Nullable String id) {
    var relation = context.relations().get(String.valueOf(id));
    if (relation != null) {
      out().chart(relation.part());
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

  /** Of several forms of the same contents, only the first is read. */
  private boolean skipsChoice(XMLStreamReader xml) throws XMLStreamException {
    boolean done = Boolean.TRUE.equals(choices.peek());
    if (done) {
      Xml.skip(xml);
    } else {
      choices.poll();
      choices.push(true);
    }
    return done;
  }

  private void writeOther(@Nullable String id) throws IOException {
    var relation = context.relations().get(String.valueOf(id));
    if (relation != null && context.parts().has(relation.part())) {
      try (var in = context.parts().open(relation.part())) {
        out().embedded(EmbeddedParts.fileName(relation.part()), in);
      }
    }
  }

  private void writeDiagram(@Nullable String id) throws IOException {
    var relation = context.relations().get(String.valueOf(id));
    if (relation != null && context.parts().has(relation.part())) {
      var diagram = new Recorder(out());
      EmbeddedParts.writeDiagram(context.parts(), relation.part(), diagram);
      var paragraph = paragraphs.peek();
      if (paragraph == null) {
        diagram.replay(out(), "");
      } else {
        paragraph.boxes.add(diagram);
      }
    }
  }
}
