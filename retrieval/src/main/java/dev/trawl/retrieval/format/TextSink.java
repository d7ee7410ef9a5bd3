package dev.trawl.retrieval.format;

import dev.trawl.retrieval.document.DocumentException;
import dev.trawl.retrieval.document.DocumentSettings;
import dev.trawl.retrieval.document.ParseProgress;
import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.table.TableSpans;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Collects the text, pages and headings of a document and enforces their limits.
 *
 * <p>Used by one thread, except for {@link #stop}. After a limit was exceeded or the sink was
 * stopped, every call throws {@link Stopped}, because a library may swallow the first exception.
 */
final class TextSink {
  /** A longer heading is a paragraph. */
  private static final int MAX_HEADING_LENGTH = 300;

  private final String name;
  private final DocumentSettings settings;
  private final ParseProgress progress;
  private final StringBuilder text = new StringBuilder();
  private final List<ParsedDocument.Page> pages = new ArrayList<>();
  private final List<ParsedDocument.Heading> headings = new ArrayList<>();
  private final List<ParsedDocument.Table> tables = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private int embedded;
  private volatile @Nullable Stopped stopped;

  TextSink(String name, DocumentSettings settings, ParseProgress progress) {
    this.name = name;
    this.settings = settings;
    this.progress = progress;
  }

  /** The document's name, for messages. */
  String name() {
    return name;
  }

  DocumentSettings settings() {
    return settings;
  }

  /** Makes all further calls throw an exception. May be called by any thread. */
  void stop(DocumentException why) {
    if (stopped == null) {
      stopped = new Stopped(why);
    }
  }

  /** Throws if this sink was stopped. Call this in loops that write nothing. */
  void check() {
    var why = stopped;
    if (why != null) {
      throw why;
    }
  }

  void append(CharSequence more) {
    check();
    text.append(more);
    if (text.length() > settings.maxCharacters()) {
      refuse(
          DocumentException.overLimit(
              name + ": has more text", "trawl.documents.max-characters", maxCharacters()));
    }
  }

  void append(char one) {
    check();
    text.append(one);
    if (text.length() > settings.maxCharacters()) {
      refuse(
          DocumentException.overLimit(
              name + ": has more text", "trawl.documents.max-characters", maxCharacters()));
    }
  }

  private int maxCharacters() {
    return settings.maxCharacters();
  }

  /** Makes sure that the text ends with at least {@code count} line ends, unless it is empty. */
  void endLines(int count) {
    if (text.isEmpty()) {
      return;
    }
    for (int have = trailingLineEnds(count); have < count; have++) {
      append('\n');
    }
  }

  private int trailingLineEnds(int max) {
    int have = 0;
    while (have < max && have < text.length() && text.charAt(text.length() - 1 - have) == '\n') {
      have++;
    }
    return have;
  }

  /** Starts an embedded document. Its pages are not counted. */
  void startEmbedded() {
    endLines(2);
    embedded++;
  }

  void endEmbedded() {
    embedded--;
    endLines(2);
  }

  /** Starts the next page after a blank line, which belongs to the previous page. */
  void startPage() {
    endLines(2);
    markPage();
  }

  /** Starts the next page without writing anything. */
  void markPage() {
    markPage(Optional.empty());
  }

  /** Starts the next page. The label is its name for people, such as a printed page number. */
  void markPage(Optional<String> label) {
    check();
    if (embedded > 0) {
      return;
    }
    if (pages.size() >= settings.maxPages()) {
      refuse(
          DocumentException.overLimit(
              name + ": has more pages", "trawl.documents.max-pages", settings.maxPages()));
    }
    pages.add(new ParsedDocument.Page(pages.size() + 1, text.length(), label));
  }

  /** Reports that all pages so far were read. Ignored for embedded documents. */
  void pagesRead(int pages) {
    if (embedded == 0) {
      progress.pageRead(name, this.pages.size(), pages);
    }
  }

  void heading(int level, int startChar, String title) {
    var words = title.replaceAll("[\\s\\u00a0]+", " ").strip();
    if (!words.isEmpty() && words.length() <= MAX_HEADING_LENGTH && !repeatsLast(words)) {
      headings.add(new ParsedDocument.Heading(level, startChar, words));
    }
  }

  /**
   * Returns true if the title repeats the last one. Page headers repeat the title of the chapter on
   * every page.
   */
  private boolean repeatsLast(String title) {
    return !headings.isEmpty() && headings.getLast().title().equals(title);
  }

  void table(ParsedDocument.Table table) {
    tables.add(table);
  }

  void warn(String sentence) {
    if (!warnings.contains(sentence)) {
      warnings.add(sentence);
    }
  }

  /** Stops this sink and throws. */
  Stopped refuse(DocumentException why) {
    var first = new Stopped(why);
    stopped = first;
    throw first;
  }

  int length() {
    return text.length();
  }

  int pageCount() {
    return pages.size();
  }

  /** Start of the page at {@code index}, from 0. */
  int pageStart(int index) {
    return pages.get(index).startChar();
  }

  /** The text so far; a live view. */
  CharSequence text() {
    return text;
  }

  /** Removes white space at the end, but keeps at least {@code minLength} characters. */
  void trimTo(int minLength) {
    int length = text.length();
    while (length > minLength && isBlank(text.charAt(length - 1))) {
      length--;
    }
    text.setLength(length);
  }

  /** Replaces the text of the table at the end, and adjusts the positions of pages and headings. */
  void rewrite(TableSpans.Rewritten changed) {
    text.setLength(changed.from());
    append(changed.text());
    pages.replaceAll(
        page ->
            new ParsedDocument.Page(page.number(), changed.moved(page.startChar()), page.label()));
    headings.replaceAll(
        heading ->
            new ParsedDocument.Heading(
                heading.level(), changed.moved(heading.startChar()), heading.title()));
  }

  boolean hasHeadings() {
    return !headings.isEmpty();
  }

  /** Removes the character at {@code index}, which must be after all page starts and headings. */
  void deleteCharAt(int index) {
    text.deleteCharAt(index);
  }

  /**
   * Removes the characters at {@code indices}, which are in ascending order. Pages and headings
   * after them move.
   */
  void removeChars(int[] indices) {
    if (indices.length == 0) {
      return;
    }
    int to = indices[0];
    for (int i = 0; i < indices.length; i++) {
      int end = i + 1 < indices.length ? indices[i + 1] : text.length();
      for (int from = indices[i] + 1; from < end; from++) {
        text.setCharAt(to++, text.charAt(from));
      }
    }
    text.setLength(to);
    pages.replaceAll(
        page ->
            new ParsedDocument.Page(page.number(), moved(page.startChar(), indices), page.label()));
    headings.replaceAll(
        heading ->
            new ParsedDocument.Heading(
                heading.level(), moved(heading.startChar(), indices), heading.title()));
  }

  private static int moved(int startChar, int[] removed) {
    int before = Arrays.binarySearch(removed, startChar);
    return startChar - (before < 0 ? -before - 1 : before);
  }

  boolean isBlank() {
    return text.chars().allMatch(TextSink::isBlank);
  }

  static boolean isBlank(int character) {
    return Character.isWhitespace(character)
        || Character.isSpaceChar(character)
        || character == '\u200b'
        || character == '\ufeff';
  }

  ParsedDocument finish(String mediaType) {
    if (pages.isEmpty()) {
      pages.add(new ParsedDocument.Page(1, 0));
    }
    if (pages.getFirst().startChar() > 0) {
      pages.set(0, new ParsedDocument.Page(1, 0, pages.getFirst().label()));
    }
    headings.sort(Comparator.comparingInt(ParsedDocument.Heading::startChar));
    tables.sort(Comparator.comparingInt(ParsedDocument.Table::startChar));
    return new ParsedDocument(mediaType, text.toString(), pages, headings, warnings, tables);
  }

  /** Thrown to stop parsing. The sink stores it, because libraries may wrap or swallow it. */
  static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final DocumentException why;

    private Stopped(DocumentException why) {
      super(why.getMessage(), why);
      this.why = why;
    }

    DocumentException why() {
      return why;
    }
  }
}
