package dev.trawl.bench.retrieval;

import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Span;
import java.util.List;

/** Where evidence stands in a document's extracted text. */
sealed interface Place {
  DocumentId document();

  /**
   * @param answers places of the answer, inside {@code paragraph}; never empty
   */
  record InText(DocumentId document, Span paragraph, List<Span> answers) implements Place {
    public InText {
      answers = List.copyOf(answers);
    }
  }

  record OnPage(DocumentId document, int page) implements Place {}

  /** One thing to be found, at any of the places. */
  record Step(List<Place> anyOf) {
    public Step {
      anyOf = List.copyOf(anyOf);
    }
  }
}
