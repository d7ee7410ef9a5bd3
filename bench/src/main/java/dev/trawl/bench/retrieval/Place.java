package dev.trawl.bench.retrieval;

import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Span;
import java.util.List;

/** The location of evidence in a document's extracted text. */
sealed interface Place {
  DocumentId document();

  /**
   * @param answers spans of the answer inside {@code paragraph}; never empty
   * @param parts the sentences of those answers that consist of several sentences; empty if every
   *     answer is one sentence
   */
  record InText(DocumentId document, Span paragraph, List<Span> answers, List<Span> parts)
      implements Place {
    public InText {
      answers = List.copyOf(answers);
      parts = List.copyOf(parts);
    }
  }

  record OnPage(DocumentId document, int page) implements Place {}

  /** One piece of evidence, which can be found at any of the places. */
  record Step(List<Place> anyOf) {
    public Step {
      anyOf = List.copyOf(anyOf);
    }
  }
}
