package dev.trawl.bench.mix;

import java.util.List;

/**
 * A question, and the documents that answer it.
 *
 * @param answerSentence the sentence that contains the answer
 * @param evidence the known sentences that are needed for the answer, including {@code
 *     answerSentence}
 * @param documents one paragraph for each hop
 * @param names the subject of {@code answerSentence}, then the other names in the question; empty
 *     if unknown
 */
record MixQuestion(
    String language,
    String question,
    String answer,
    String answerSentence,
    List<String> evidence,
    List<String> documents,
    List<String> names) {
  MixQuestion {
    evidence = List.copyOf(evidence);
    documents = List.copyOf(documents);
    names = List.copyOf(names);
  }

  int hops() {
    return documents.size();
  }
}
