package dev.trawl.bench.subject;

import dev.trawl.protocol.Source;

/** A way to answer questions about a text. Thread-safe. */
public interface Method {
  /** Prepares a text, once for all questions about it. */
  Opened open(Source text);

  /** A prepared text. */
  interface Opened {
    /** Asks and waits for the reply. A failure is a reply without an answer. */
    Reply ask(String question);
  }
}
