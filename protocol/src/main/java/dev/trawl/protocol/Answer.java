package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What a run ends with.
 *
 * @param text the answer with its markers, or for {@link Status#UNANSWERED} a sentence that says so
 * @param level the level that gave the answer; never {@link Level#AUTO}
 * @param keywords what was searched for, by language
 * @param warnings one sentence each
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
  /** Whether the documents gave an answer. */
  public enum Status {
    @JsonProperty("answered")
    ANSWERED,
    /** Answered with less than full coverage where that matters, or a cap was reached. */
    @JsonProperty("partial")
    PARTIAL,
    /** The documents do not say. */
    @JsonProperty("unanswered")
    UNANSWERED
  }

  /** One sub-question on the way and its answer; {@code citations} are markers. */
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
