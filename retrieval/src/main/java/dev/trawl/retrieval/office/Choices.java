package dev.trawl.retrieval.office;

import dev.trawl.retrieval.ooxml.Xml;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** Reads only the first alternative of an {@code mc:AlternateContent} element. */
final class Choices {
  private final Deque<Boolean> done = new ArrayDeque<>();

  void start() {
    done.push(false);
  }

  void end() {
    done.poll();
  }

  /** Skips the alternative that starts here if another one was already read. */
  void read(Xml xml) throws IOException {
    if (Boolean.TRUE.equals(done.poll())) {
      xml.skip();
    }
    done.push(true);
  }
}
