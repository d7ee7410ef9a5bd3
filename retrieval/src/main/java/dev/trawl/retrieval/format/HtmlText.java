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

/** HTML as a browser would show it: what is not displayed is not text. */
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

  private HtmlText() {}

  static void write(Reader in, TextSink sink) throws IOException {
    var page = Jsoup.parse(source(in, sink));
    sink.check();
    sink.markPage();
    var flow = new Flow(sink);
    if (page.select("h1, h2").isEmpty() && !page.title().isBlank()) {
      flow.start("p");
      flow.text(page.title());
      flow.end("p");
    }
    page.body().filter(new Walk(flow));
  }

  /** The page's mark-up, which is held as a tree many times its size: bounded like text. */
  private static String source(Reader in, TextSink sink) throws IOException {
    int most = sink.settings().maxCharacters();
    var source = new StringBuilder();
    var buffer = new char[1 << 15];
    for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
      source.append(buffer, 0, read);
      if (source.length() > most) {
        throw sink.refuse(
            DocumentException.overLimit(
                sink.name() + ": has more characters, mark-up included,",
                "trawl.documents.max-characters",
                most));
      }
    }
    return source.toString();
  }

  /** Feeds the flow, leaving out what is not shown. */
  private record Walk(Flow flow) implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode text) {
        flow.text(text.getWholeText());
      } else if (node instanceof Element element) {
        if (isHidden(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        breakPage(element, BREAK_BEFORE);
        if (element.normalName().equals("table")) {
          flow.startTable(kind(element));
        } else {
          flow.start(element.normalName());
        }
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && !isHidden(element)) {
        flow.end(element.normalName());
        breakPage(element, BREAK_AFTER);
      }
      return FilterResult.CONTINUE;
    }

    /** Reports meant for printing say where their pages end. */
    private void breakPage(Element element, Pattern where) {
      if (where.matcher(element.attr("style")).find()) {
        flow.startPage();
      }
    }

    private static boolean isHidden(Element element) {
      return SKIPPED.contains(element.normalName())
          || element.hasAttr("hidden")
          || HIDDEN.matcher(element.attr("style")).find();
    }

    private static Flow.TableKind kind(Element table) {
      if (table.selectFirst("table table, h1, h2, h3, pre") != null
          || table.selectFirst("td + td, th + td, th + th, td + th") == null) {
        return Flow.TableKind.LAYOUT;
      }
      return table.selectFirst("[colspan]") == null ? Flow.TableKind.DATA : Flow.TableKind.PADDED;
    }
  }
}
