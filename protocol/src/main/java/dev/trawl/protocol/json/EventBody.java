package dev.trawl.protocol.json;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;

/**
 * A run event as clients see it: four fields that every event has, then the fields of its type.
 *
 * @param type {@code started}, {@code chunkRead}, {@code answered}, …
 * @param seq number in the run, from 1, without gaps
 * @param at time in UTC, as ISO 8601
 */
public record EventBody(
    String type, String run, long seq, String at, @JsonUnwrapped Object detail) {

  record Started(String question, String level) {}

  record Rewritten(String question) {}

  record QuerySplit(String information, String instruction, String language, String job) {}

  record KeywordsChosen(Map<String, List<String>> keywords) {}

  record Retrieved(List<HitBody> hits) {}

  record HitBody(String document, String documentId, int chunk, double score) {}

  record ReadingStarted(int chunks) {}

  /**
   * {@code relevance} is 0 to 1. {@code quotes} have the form of citations, but no markers. {@code
   * reason} is empty unless reading failed.
   */
  record ChunkRead(
      String document,
      String documentId,
      int chunk,
      String outcome,
      double relevance,
      List<QuoteBody> quotes,
      String reason) {}

  record QuoteBody(int page, int start, int end, String quote) {}

  record SubQuestionAsked(String subQuestion) {}

  record SubQuestionAnswered(String subQuestion, String answer) {}

  record Escalated(String from, String to, String why) {}

  record Warned(String warning) {}

  /** A piece of a draft. A draft replaces all drafts with lower numbers. */
  record AnswerDelta(int draft, String text) {}

  record Failed(String error) {}

  record Cancelled() {}
}
