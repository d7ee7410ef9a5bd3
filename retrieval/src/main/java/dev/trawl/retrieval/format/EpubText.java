package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentException.Reason;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/**
 * Reads the chapters of an e-book in the order of its spine (EPUB 3.3). Each chapter is a web page,
 * so it is read like one, with the style sheets of the book.
 */
final class EpubText {
  private static final int MAX_SHEET_BYTES = 1 << 20;

  /**
   * An empty element such as {@code <i/>}, which XML closes but an HTML parser would leave open.
   */
  private static final Pattern CLOSED_ELEMENT =
      Pattern.compile(
          "<(?!(?:br|hr|img|input|col|link|meta|area|base|embed|source|track|wbr)\\b)"
              + "([a-zA-Z][\\w:.-]*)((?:\\s[^<>]*?)?)/>");

  private final ZipFile zip;
  private final TextSink sink;
  private final TextLayout layout;
  private final Map<String, String> sheets = new HashMap<>();

  private EpubText(ZipFile zip, TextSink sink) {
    this.zip = zip;
    this.sink = sink;
    this.layout = new TextLayout(sink);
  }

  static void write(Path file, TextSink sink) throws IOException, DocumentException {
    try (var zip = new ZipFile(file.toFile())) {
      new EpubText(zip, sink).write();
    }
  }

  private void write() throws IOException, DocumentException {
    var chapters = chapters();
    var encryption = xml("META-INF/encryption.xml");
    for (var chapter : chapters) {
      if (isEncrypted(encryption, chapter)) {
        throw new DocumentException(
            Reason.ENCRYPTED, sink.name() + ": is encrypted; get a copy without copy protection");
      }
    }
    for (var chapter : chapters) {
      writeChapter(chapter);
    }
  }

  private static boolean isEncrypted(Document encryption, String chapter) {
    return encryption.getAllElements().stream()
        .anyMatch(e -> e.hasAttr("URI") && resolve("", e.attr("URI")).equals(chapter));
  }

  /** The chapters in reading order, or all pages by name if the book does not specify an order. */
  private List<String> chapters() throws IOException {
    var container = xml("META-INF/container.xml").selectFirst("rootfile[full-path]");
    var rootFile = container == null ? "" : container.attr("full-path");
    var book = xml(rootFile);
    Map<String, String> items = new LinkedHashMap<>();
    for (var item : book.select("*|item[id][href]")) {
      items.put(item.attr("id"), resolve(rootFile, item.attr("href")));
    }
    // A chapter is read once, even if a broken book lists it many times.
    var chapters = new LinkedHashSet<String>();
    for (var reference : book.select("*|itemref[idref]")) {
      var chapter = items.get(reference.attr("idref"));
      if (chapter != null && zip.getEntry(chapter) != null) {
        chapters.add(chapter);
      }
    }
    return chapters.isEmpty() ? allPages() : List.copyOf(chapters);
  }

  private List<String> allPages() {
    return zip.stream()
        .map(entry -> entry.getName())
        .filter(name -> name.matches("(?i).*\\.x?html?"))
        .sorted()
        .toList();
  }

  private void writeChapter(String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      return;
    }
    Document page;
    try (var in = zip.getInputStream(entry)) {
      var sample = TextDecoder.sample(in);
      var all = new SequenceInputStream(new ByteArrayInputStream(sample), in);
      try (var reader = TextDecoder.reader(all, TextDecoder.detect(sample))) {
        var source = HtmlText.source(reader, sink);
        page = Jsoup.parse(CLOSED_ELEMENT.matcher(source).replaceAll("<$1$2></$1>"));
      }
    }
    sink.check();
    var styles = new ArrayList<String>();
    for (var link : page.select("link[rel=stylesheet][href]")) {
      styles.add(sheet(resolve(name, link.attr("href"))));
    }
    HtmlText.write(page, styles, layout);
    layout.end("section");
  }

  private String sheet(String name) throws IOException {
    var known = sheets.get(name);
    if (known == null) {
      known = text(name, MAX_SHEET_BYTES);
      sheets.put(name, known);
    }
    return known;
  }

  private Document xml(String name) throws IOException {
    return Jsoup.parse(text(name, sink.settings().maxCharacters()), Parser.xmlParser());
  }

  /** The text of a file in the book; empty if there is no such file. */
  private String text(String name, int maxBytes) throws IOException {
    var entry = name.isEmpty() ? null : zip.getEntry(name);
    if (entry == null) {
      return "";
    }
    try (var in = zip.getInputStream(entry)) {
      return new String(in.readNBytes(maxBytes), StandardCharsets.UTF_8);
    }
  }

  private static String resolve(String from, String reference) {
    try {
      var base = new URI(null, null, "/" + from, null);
      var path = base.resolve(reference.replace(" ", "%20")).getPath();
      return path == null || path.isEmpty() ? "" : path.substring(1);
    } catch (java.net.URISyntaxException | IllegalArgumentException e) {
      return "";
    }
  }
}
