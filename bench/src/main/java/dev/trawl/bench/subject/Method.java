package dev.trawl.bench.subject;

import dev.trawl.protocol.Source;

/** A way to answer questions about a text. Thread-safe. */
public interface Method {
  /** Takes the text in, whatever that takes; once for all that is asked of it. */
  Opened open(Source text);

  /** A text that was taken in. */
  interface Opened {
    /** Asks and waits; a failure is a reply without an answer. */
    Reply ask(String question);
  }
}
