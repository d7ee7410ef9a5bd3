package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads only the first of several forms of the same contents ({@code mc:AlternateContent}). */
final class Choices {
  private final Deque<Boolean> done = new ArrayDeque<>();

  void start() {
    done.push(false);
  }

  void end() {
    done.poll();
  }

  /** Skips the form that starts here if another one was read. */
  void read(Xml xml) throws IOException {
    if (Boolean.TRUE.equals(done.poll())) {
      xml.skip();
    }
    done.push(true);
  }
}
