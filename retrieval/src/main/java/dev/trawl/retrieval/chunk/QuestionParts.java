package dev.trawl.retrieval.chunk;

import java.util.ArrayList;
import java.util.List;

/** Splits a text with several questions into the individual questions. Stateless. */
public final class QuestionParts {
  private QuestionParts() {}

  /**
   * The questions in {@code information}: each sentence that ends in a question mark, with the
   * statements before it. Returns the whole text if there is only one question.
   */
  public static List<String> of(String information) {
    var parts = new ArrayList<String>();
    var lead = new StringBuilder();
    for (var span : Sentences.of(information)) {
      var sentence = information.substring(span.startChar(), span.endChar());
      lead.append(lead.isEmpty() ? "" : " ").append(sentence);
      if (sentence.endsWith("?") || sentence.endsWith("？")) {
        parts.add(lead.toString());
        lead.setLength(0);
      }
    }
    return parts.size() > 1 ? parts : List.of(information);
  }
}
