package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * The result of a run. Immutable.
 *
 * @param text the answer with markers such as {@code [1]}; for {@link Status#UNANSWERED}, a
 *     sentence that says so
 * @param level the level that produced the answer; never {@link Level#AUTO}
 * @param citations the evidence for each marker, in the order of the markers
 * @param coverage how many chunks were read
 * @param hops the sub-questions that led to the answer, in order; empty below level reason
 * @param keywords the keywords that were searched for, grouped by language (ISO 639-1 code)
 * @param usage calls and tokens of the whole run
 * @param warnings notes for the reader of the answer, one sentence each
 */
public record Answer(
    String text,
    Status status,
    Level level,
    List<Citation> citations,
    Coverage coverage,
    List<Hop> hops,
    Map<String, List<String>> keywords,
    Usage usage,
    Timing timing,
    List<String> warnings)
    implements Wire {
  /** Whether the documents answer the question. */
  public enum Status {
    /** The documents answer the question. */
    @JsonProperty("answered")
    ANSWERED,
    /** The answer may be incomplete: chunks were not read, or the budget or the time ran out. */
    @JsonProperty("partial")
    PARTIAL,
    /** The documents do not contain the answer. */
    @JsonProperty("unanswered")
    UNANSWERED
  }

  /**
   * One sub-question and its answer.
   *
   * @param answer empty if the documents do not contain one
   * @param citations markers, as in {@link Answer#citations}
   */
  public record Hop(String subQuestion, String answer, List<Integer> citations) implements Wire {
    public Hop {
      citations = List.copyOf(citations);
    }
  }

  public Answer {
    citations = List.copyOf(citations);
    hops = List.copyOf(hops);
    keywords = Map.copyOf(keywords);
    warnings = List.copyOf(warnings);
  }
}
