package dev.trawl.retrieval.format;

import dev.trawl.retrieval.data.PictureFilter;
import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.web.HiddenElements;
import dev.trawl.retrieval.web.HtmlFormula;
import dev.trawl.retrieval.web.ListMarks;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter;

/** Extracts the text that a browser would display. Hidden elements are skipped. */
final class HtmlText {
  private static final Set<String> SKIPPED =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "head",
          "svg",
          "iframe",
          "object",
          "canvas",
          "annotation",
          "annotation-xml",
          "textarea",
          "select",
          "datalist",
          "rp");

  private static final Pattern HIDDEN =
      Pattern.compile(
          "(?:^|;)\\s*(?:display\\s*:\\s*none|visibility\\s*:\\s*(?:hidden|collapse))\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SHOWN =
      Pattern.compile(
          "(?:^|;)\\s*(?:display\\s*:\\s*(?!none)[a-z]|visibility\\s*:\\s*visible)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NOTE_MARK = Pattern.compile("\\p{Nd}{1,4}|[a-zivxlc]{1,4}");

  private static final Pattern BREAK_BEFORE =
      Pattern.compile(
          "(?:page-break-before\\s*:\\s*always|break-before\\s*:\\s*page)\\b",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern BREAK_AFTER =
      Pattern.compile(
          "(?:page-break-after\\s*:\\s*always|break-after\\s*:\\s*page)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final int MAX_ROWS = 65_534;

  private HtmlText() {}

  static void write(Reader in, TextSink sink) throws IOException {
    var page = Jsoup.parse(source(in, sink));
    sink.check();
    sink.markPage();
    var layout = new TextLayout(sink);
    if (page.select("h1, h2").isEmpty() && !page.title().isBlank()) {
      layout.start("p");
      layout.text(page.title());
      layout.end("p");
    }
    write(page, List.of(), layout);
  }

  /**
   * Writes the visible contents of a page.
   *
   * @param sheets style sheets that are stored with the page
   */
  static void write(Document page, List<String> sheets, TextLayout layout) {
    page.body().filter(new Walk(layout, HiddenElements.of(page, sheets)));
  }

  /**
   * The HTML source without the pictures that it contains as base64. Its length is limited, because
   * the parsed tree needs many times as much memory.
   */
  static String source(Reader page, TextSink sink) throws IOException {
    var in = new PictureFilter(page);
    int limit = sink.settings().maxCharacters();
    var source = new StringBuilder();
    var buffer = new char[1 << 15];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      source.append(buffer, 0, read);
      if (source.length() > limit) {
        throw sink.refuse(
            DocumentException.overLimit(
                sink.name() + ": has more characters, including markup,",
                "trawl.documents.max-characters",
                limit));
      }
    }
    return source.toString();
  }

  /** Passes visible elements to the layout. */
  private record Walk(TextLayout layout, Set<Element> hidden) implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        layout.text(text.getWholeText());
      } else if (node instanceof Element element) {
        if (isHidden(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        if (writeAtOnce(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        breakPage(element, BREAK_BEFORE);
        switch (element.normalName()) {
          case "table" -> layout.startTable(kind(element));
          case "td", "th" ->
              layout.startCell(
                  element.normalName().equals("th"), span(element, "colspan"), rows(element));
          case "ol" -> layout.startList(ListMarks.of(element));
          case "li" -> {
            layout.list().ifPresent(list -> list.start(element));
            layout.start("li");
          }
          default -> layout.start(element.normalName());
        }
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && !isHidden(element)) {
        layout.end(element.normalName());
        breakPage(element, BREAK_AFTER);
      }
      return FilterResult.CONTINUE;
    }

    private static int span(Element cell, String attribute) {
      var value = cell.attr(attribute).strip();
      return value.matches("\\d{1,6}") ? Integer.parseInt(value) : 1;
    }

    /** A cell with a row span of 0 covers all rows that follow. */
    private static int rows(Element cell) {
      return cell.attr("rowspan").strip().equals("0") ? MAX_ROWS : span(cell, "rowspan");
    }

    /** Starts a page if the style contains a page break, as in documents made for printing. */
    private void breakPage(Element element, Pattern where) {
      if (where.matcher(element.attr("style")).find()) {
        layout.startPage();
      }
    }

    /**
     * Writes an element that is not read as ordinary text. Returns false for all other elements.
     */
    private boolean writeAtOnce(Element element) {
      switch (element.normalName()) {
        case "math" -> layout.text(HtmlFormula.line(element));
        case "input" -> writeBox(element);
        case "sup" -> {
          if (!isNoteMark(element)) {
            return false;
          }
          layout.text("[" + element.text().strip() + "]");
        }
        default -> {
          return false;
        }
      }
      return true;
    }

    private void writeBox(Element input) {
      var type = input.attr("type");
      if (type.equalsIgnoreCase("checkbox") || type.equalsIgnoreCase("radio")) {
        layout.text(input.hasAttr("checked") ? "☒ " : "☐ ");
      }
    }

    /** Returns true for a raised number or letter that links to a note. It is not an exponent. */
    private static boolean isNoteMark(Element raised) {
      var link = raised.selectFirst("a[href*=#]");
      if (link == null && raised.parent() != null && raised.parent().is("a[href*=#]")) {
        link = raised.parent();
      }
      return link != null && NOTE_MARK.matcher(raised.text().strip()).matches();
    }

    private boolean isHidden(Element element) {
      if (SKIPPED.contains(element.normalName())) {
        return true;
      }
      var style = element.attr("style");
      boolean hides =
          element.hasAttr("hidden")
              || HIDDEN.matcher(style).find()
              || hidden.contains(element) && !SHOWN.matcher(style).find();
      return hides ? !isFormulaOfPicture(element) : isCopyOfFormula(element);
    }

    /** Returns true for a hidden formula next to its picture, as on Wikipedia. */
    private static boolean isFormulaOfPicture(Element element) {
      var next = element.nextElementSibling();
      return next != null
          && next.normalName().equals("img")
          && element.childrenSize() == 1
          && element.child(0).normalName().equals("math");
    }

    /** Returns true for the drawn form of a formula whose MathML comes before it, as with KaTeX. */
    private static boolean isCopyOfFormula(Element element) {
      var before =
          element.attr("aria-hidden").equals("true") ? element.previousElementSibling() : null;
      return before != null && before.selectFirst("math") != null;
    }

    private static Table.Kind kind(Element table) {
      if (table.selectFirst("table table, h1, h2, h3, pre") != null
          || table.selectFirst("td + td, th + td, th + th, td + th") == null) {
        return Table.Kind.LAYOUT;
      }
      return table.selectFirst("[colspan]") == null ? Table.Kind.DATA : Table.Kind.PADDED;
    }
  }
}
