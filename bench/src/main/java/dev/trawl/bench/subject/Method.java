package dev.trawl.bench.subject;

import dev.trawl.protocol.Source;

/** A way to answer questions about a text. Thread-safe. */
public interface Method {
  /** Prepares a text. This happens once; then all questions about the text are asked. */
  PreparedText open(Source text);

  /** A prepared text. */
  interface PreparedText {
    /** Asks a question and waits for the reply. If the run fails, the reply has no answer. */
    Reply ask(String question);
  }
}
