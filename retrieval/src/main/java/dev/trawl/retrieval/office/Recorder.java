package dev.trawl.retrieval.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers a text box, a note or a comment, so that it can be written after the paragraph that
 * contains it and does not interrupt the sentence.
 */
public final class Recorder implements Target {
  private enum Kind {
    START,
    CELL,
    END,
    TEXT,
    CHART
  }

  /**
   * @param columns number of columns that a cell covers
   * @param rows number of rows that a cell covers
   */
  private record Event(Kind kind, String words, int columns, int rows) {
    Event(Kind kind, String words) {
      this(kind, words, 1, 1);
    }
  }

  private final Target original;
  private final List<Event> events = new ArrayList<>();
  private boolean hasText;
  private int textLength;

  /**
   * @param original receives warnings and embedded documents immediately
   */
  public Recorder(Target original) {
    this.original = original;
  }

  @Override
  public void start(String element) {
    events.add(new Event(Kind.START, element));
  }

  @Override
  public void startCell(int columns, int rows) {
    events.add(new Event(Kind.CELL, "td", columns, rows));
  }

  @Override
  public void end(String element) {
    events.add(new Event(Kind.END, element));
  }

  @Override
  public void text(CharSequence words) {
    hasText |= !words.toString().isBlank();
    textLength += words.length();
    events.add(new Event(Kind.TEXT, words.toString()));
  }

  @Override
  public void chart(String part) {
    events.add(new Event(Kind.CHART, part));
  }

  @Override
  public void startPage() {}

  @Override
  public void check() {
    original.check();
  }

  @Override
  public void warn(String sentence) {
    original.warn(sentence);
  }

  @Override
  public void embedded(String name, InputStream content) throws IOException {
    original.embedded(name, content);
  }

  public boolean hasText() {
    return hasText;
  }

  /** Number of characters of text. */
  int textLength() {
    return textLength;
  }

  /** The text without its elements; a space separates its paragraphs. */
  public String words() {
    var words = new StringBuilder();
    for (var event : events) {
      switch (event.kind()) {
        case TEXT -> words.append(event.words());
        case END -> words.append(event.words().startsWith("su") ? "" : " ");
        default -> {}
      }
    }
    return words.toString();
  }

  /**
   * Writes everything. The first paragraph becomes a heading if no table precedes it and it is not
   * longer than {@code maxLength}.
   */
  void replayTitled(Target target, int maxLength) {
    int start = -1;
    int end = -1;
    var words = new StringBuilder();
    for (int i = 0; i < events.size() && end < 0; i++) {
      var event = events.get(i);
      boolean isParagraph = event.words().equals("p");
      switch (event.kind()) {
        case START -> {
          start = isParagraph ? i : start;
          end = event.words().equals("table") ? events.size() : end;
          if (isParagraph) {
            words.setLength(0);
          }
        }
        case END -> end = isParagraph && !words.toString().isBlank() ? i : end;
        case TEXT -> words.append(event.words());
        case CELL, CHART -> {}
      }
    }
    if (start >= 0 && end < events.size() && end > start && words.length() <= maxLength) {
      events.set(start, new Event(Kind.START, "h1"));
      events.set(end, new Event(Kind.END, "h1"));
    }
    replay(target, "");
  }

  /** Writes everything, with {@code label} before the first text. */
  public void replay(Target target, String label) {
    var before = label;
    for (var event : events) {
      switch (event.kind()) {
        case START -> target.start(event.words());
        case CELL -> target.startCell(event.columns(), event.rows());
        case END -> target.end(event.words());
        case CHART -> target.chart(event.words());
        case TEXT -> {
          target.text(before + event.words());
          before = "";
        }
      }
    }
  }
}
