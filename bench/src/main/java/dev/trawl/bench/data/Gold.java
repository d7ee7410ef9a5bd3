package dev.trawl.bench.data;

import dev.trawl.protocol.Span;
import java.util.List;

/**
 * The location of a question's evidence, as stated by the question set. ("Gold" data is data that
 * is known to be correct.)
 */
public sealed interface Gold {
  /** The name of the document, as in the sources of the set. */
  String document();

  /**
   * @param paragraph the paragraph with the evidence, verbatim except for white space
   * @param answers the spans of the answer in {@code paragraph}; empty if the whole paragraph is
   *     the evidence
   */
  record InText(String document, String paragraph, List<Span> answers) implements Gold {
    public InText {
      answers = List.copyOf(answers);
      if (paragraph.isBlank()) {
        throw new IllegalArgumentException("empty evidence in " + document);
      }
    }

    /** Finds the first occurrence of each string in {@code answers} in {@code paragraph}. */
    static InText of(String document, String paragraph, List<String> answers) {
      var spans =
          answers.stream()
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

  /** The evidence is somewhere on this page. Pages are numbered from 1, in file order. */
  record OnPage(String document, int page) implements Gold {}

  /**
   * A piece of evidence that is required for the answer. It is enough to find one of its places.
   */
  record Step(List<Gold> anyOf) {
    public Step {
      anyOf = List.copyOf(anyOf);
    }
  }
}
