package dev.trawl.retrieval.format;

import java.util.Iterator;
import java.util.NoSuchElementException;

/** The lines of a text, in order, without their line ends. */
record Lines(CharSequence all, int from, int to) implements Iterable<Lines.Line> {
  /** A line and the index of its first UTF-16 unit in the whole text. */
  record Line(int start, String text) {}

  Lines(CharSequence all) {
    this(all, 0, all.length());
  }

  @Override
  public Iterator<Line> iterator() {
    return new Iterator<>() {
      private int at = from;

      @Override
      public boolean hasNext() {
        return at < to;
      }

      @Override
      public Line next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        int start = at;
        while (at < to && all.charAt(at) != '\n') {
          at++;
        }
        var line = new Line(start, all.subSequence(start, at).toString());
        at++;
        return line;
      }
    };
  }
}
