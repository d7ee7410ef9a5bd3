package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import java.io.IOException;
import java.io.Reader;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
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
      Pattern.compile("(?:^|;)\\s*display\\s*:\\s*none\\b", Pattern.CASE_INSENSITIVE);

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
    page.body().filter(new Walk(layout));
  }

  /**
   * The HTML source. Its length is limited, because the parsed tree needs many times as much
   * memory.
   */
  private static String source(Reader in, TextSink sink) throws IOException {
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
  private record Walk(TextLayout layout) implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        layout.text(text.getWholeText());
      } else if (node instanceof Element element) {
        if (isHidden(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        breakPage(element, BREAK_BEFORE);
        switch (element.normalName()) {
          case "table" -> layout.startTable(kind(element));
          case "td", "th" ->
              layout.startCell(
                  element.normalName().equals("th"), span(element, "colspan"), rows(element));
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

    /** A cell with the span 0 covers all rows that follow. */
    private static int rows(Element cell) {
      return cell.attr("rowspan").strip().equals("0") ? MAX_ROWS : span(cell, "rowspan");
    }

    /** Starts a page if the style contains a page break, as in documents made for printing. */
    private void breakPage(Element element, Pattern where) {
      if (where.matcher(element.attr("style")).find()) {
        layout.startPage();
      }
    }

    private static boolean isHidden(Element element) {
      return SKIPPED.contains(element.normalName())
          || element.hasAttr("hidden")
          || HIDDEN.matcher(element.attr("style")).find();
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
