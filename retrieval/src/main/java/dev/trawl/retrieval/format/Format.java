package dev.trawl.retrieval.format;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that trawl reads, with their media types and file name extensions. */
public enum Format {
  PDF("application/pdf", "pdf"),
  DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx", "docm"),
  PPTX(
      "application/vnd.openxmlformats-officedocument.presentationml.presentation",
      "pptx",
      "pptm",
      "ppsx"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "xlsm"),
  ODT("application/vnd.oasis.opendocument.text", "odt", "ott"),
  ODP("application/vnd.oasis.opendocument.presentation", "odp", "otp"),
  ODS("application/vnd.oasis.opendocument.spreadsheet", "ods", "ots"),
  EPUB("application/epub+zip", "epub"),
  RTF("application/rtf", "rtf"),
  DOC("application/msword", "doc", "dot"),
  PPT("application/vnd.ms-powerpoint", "ppt", "pps"),
  XLS("application/vnd.ms-excel", "xls", "xlt"),
  MSG("application/vnd.ms-outlook", "msg"),
  MAIL("message/rfc822", "eml"),
  MAILBOX("application/mbox", "mbox"),
  HTML("text/html", "html", "htm", "xhtml", "shtml"),
  MARKDOWN("text/markdown", "md", "markdown", "mdown"),
  CSV("text/csv", "csv"),
  TSV("text/tab-separated-values", "tsv", "tab"),
  NOTEBOOK("application/x-ipynb+json", "ipynb"),
  JSON("application/json", "json", "geojson", "jsonc", "json5", "webmanifest", "har"),
  JSON_LINES("application/x-ndjson", "jsonl", "ndjson"),
  XML("application/xml", "xml", "rss", "atom", "fb2", "tei", "dbk", "opml", "kml", "gpx", "plist"),
  YAML("application/yaml", "yaml", "yml"),
  SUBTITLES("application/x-subrip", "srt"),
  VTT("text/vtt", "vtt"),
  CHAT("text/x-chat"),
  CODE(
      "text/x-source",
      ("java kt scala groovy py rb pl php js mjs cjs ts jsx tsx c h cc cpp hpp cs go rs swift m lua"
              + " r jl sql sh bash zsh ps1 bat css scss less vue svelte dart ex exs erl hs ml clj"
              + " proto graphql gradle cmake toml ini cfg conf properties diff patch")
          .split(" ")),
  TEXT("text/plain", "txt", "text", "log", "rst", "adoc", "tex");

  private final String mediaType;
  private final List<String> extensions;

  Format(String mediaType, String... extensions) {
    this.mediaType = mediaType;
    this.extensions = List.of(extensions);
  }

  String mediaType() {
    return mediaType;
  }

  /** Returns true if files of this format consist of plain characters. */
  boolean isText() {
    return compareTo(MAIL) >= 0;
  }

  /**
   * Returns true if headings may be plain lines. Other formats mark their headings or have none.
   */
  boolean hasPlainHeadings() {
    return this != CSV && this != TSV && (compareTo(NOTEBOOK) < 0 || this == TEXT);
  }

  /** The format for the extension of {@code name}; empty if it has none or an unknown one. */
  public static Optional<Format> named(String name) {
    var extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return name.indexOf('.') < 0
        ? Optional.empty()
        : Arrays.stream(values()).filter(format -> format.extensions.contains(extension)).findAny();
  }
}
