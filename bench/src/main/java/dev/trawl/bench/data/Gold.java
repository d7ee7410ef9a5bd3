package dev.trawl.bench.data;

import dev.trawl.protocol.Span;
import java.util.List;

/** Where a question's evidence stands, as the question set tells it. */
public sealed interface Gold {
  /** The name of the document, as among the set's sources. */
  String document();

  /**
   * @param paragraph the evidence's paragraph, verbatim but for white space
   * @param answers where the answer stands in {@code paragraph}; empty: the whole of it counts
   */
  record InText(String document, String paragraph, List<Span> answers) implements Gold {
    public InText {
      answers = List.copyOf(answers);
      if (paragraph.isBlank()) {
        throw new IllegalArgumentException("evidence without text in " + document);
      }
    }

    /** The places of each of {@code wanted} in {@code paragraph}, first occurrences only. */
    static InText of(String document, String paragraph, List<String> wanted) {
      var spans =
          wanted.stream()
              .filter(answer -> !answer.isEmpty() && paragraph.contains(answer))
              .map(answer -> spanAt(paragraph.indexOf(answer), answer))
              .distinct()
              .toList();
      return new InText(document, paragraph, spans);
    }

    private static Span spanAt(int start, String text) {
      return new Span(start, start + text.length());
    }
  }

  /** Somewhere on {@code page}, counted from 1 in the file. */
  record OnPage(String document, int page) implements Gold {}

  /** One thing that must be found; any of the places does. */
  record Step(List<Gold> anyOf) {
    public Step {
      anyOf = List.copyOf(anyOf);
    }
  }
}
