package dev.trawl.retrieval.office;

import java.util.ArrayDeque;
import java.util.Deque;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads only the first of several forms of the same contents ({@code mc:AlternateContent}). */
final class Choices {
  private final Deque<Boolean> done = new ArrayDeque<>();

  void start() {
    done.push(false);
  }

  void end() {
    done.poll();
  }

  /** Skips the current form if another one was read. Returns true if it was skipped. */
  boolean skips(XMLStreamReader xml) throws XMLStreamException {
    if (Boolean.TRUE.equals(done.poll())) {
      done.push(true);
      Xml.skip(xml);
      return true;
    }
    done.push(true);
    return false;
  }
}
