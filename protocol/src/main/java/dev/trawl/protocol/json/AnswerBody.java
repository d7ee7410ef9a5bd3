package dev.trawl.protocol.json;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An answer in JSON. Offsets are in UTF-16 units, pages count from 1, times are in milliseconds.
 *
 * @param status {@code answered}, {@code partial} or {@code unanswered}
 * @param level {@code retrieve}, {@code read} or {@code reason}
 * @param reason {@code absent}, {@code unsure} or {@code cut}; empty if the status is {@code
 *     answered}
 * @param job {@code fact}, {@code list}, {@code count}, {@code summary}, {@code compare}, {@code
 *     place} or {@code chat}
 */
public record AnswerBody(
    String answer,
    String status,
    String level,
    Optional<String> reason,
    String job,
    List<ClaimBody> claims,
    Optional<HighlightBody> highlight,
    List<CitationBody> citations,
    List<ItemBody> items,
    CoverageBody coverage,
    List<HopBody> hops,
    Map<String, List<String>> keywords,
    UsageBody usage,
    TimingBody timing,
    List<String> warnings) {

  /**
   * The quote for the marker {@code [marker]}: the text of {@code document} from {@code start} to
   * {@code end}. Two documents may have the same name, but never the same {@code documentId}.
   */
  public record CitationBody(
      int marker,
      String document,
      String documentId,
      int page,
      PlaceBody place,
      int chunk,
      int start,
      int end,
      String quote) {}

  /**
   * The name that people use for a place in a document.
   *
   * @param kind {@code page}, {@code slide}, {@code sheet}, {@code chapter}, {@code section},
   *     {@code cell} or {@code time}
   */
  public record PlaceBody(String kind, String label) {}

  /** The part of a long quote in {@code answer} that is the actual answer. */
  public record HighlightBody(int start, int end) {}

  /**
   * A part of {@code answer}, from {@code start} to {@code end}, and the markers of the citations
   * that support it. It is {@code supported} if the citations contain its numbers and names.
   */
  public record ClaimBody(int start, int end, List<Integer> citations, boolean supported) {}

  /** An item of a list; {@code citations} are markers. */
  public record ItemBody(String text, List<Integer> citations) {}

  /**
   * Numbers of chunks. {@code chunks} is the number in all documents; {@code shown} and {@code
   * relevantShown} count the chunks that the writer of the answer was shown.
   */
  public record CoverageBody(
      int chunks,
      int read,
      int shown,
      int relevant,
      int relevantShown,
      int failed,
      List<FailureBody> failures) {}

  /** A chunk that could not be read. */
  public record FailureBody(String document, int chunk, String reason) {}

  /** A sub-question; {@code citations} are markers. */
  public record HopBody(String subQuestion, String answer, List<Integer> citations) {}

  /** The usage of all model calls; {@code cost} is null if no price is known. */
  public record UsageBody(
      int calls,
      long promptTokens,
      long completionTokens,
      int maxPromptTokens,
      int retries,
      OptionalDouble cost) {}

  /** How long each part took, in milliseconds. */
  public record TimingBody(long parseMs, long indexMs, long readMs, long totalMs) {}
}
