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
 * @param kind what the question asked for
 * @param claims the parts of the text and what supports each; empty for a text that trawl wrote
 * @param citations the evidence behind each marker, in the order of the markers
 * @param items of a list, or what a count counted; else empty
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
    QuestionKind kind,
    List<Claim> claims,
    List<Citation> citations,
    List<Item> items,
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
   * A part of the answer and what supports it.
   *
   * @param start index of its first UTF-16 unit in {@link Answer#text}
   * @param end index after its last UTF-16 unit, before its markers
   * @param citations markers of {@link Answer#citations}; empty if nothing supports it
   * @param supported whether its numbers and names stand in what it cites
   */
  public record Claim(int start, int end, List<Integer> citations, boolean supported)
      implements Wire {
    public Claim {
      citations = List.copyOf(citations);
    }
  }

  /**
   * An item of a list.
   *
   * @param citations markers of {@link Answer#citations}
   */
  public record Item(String text, List<Integer> citations) implements Wire {
    public Item {
      citations = List.copyOf(citations);
    }
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

  /** An answer to a question for a fact, without separate claims. */
  public Answer(
      String text,
      Status status,
      Level level,
      List<Citation> citations,
      Coverage coverage,
      List<Hop> hops,
      Map<String, List<String>> keywords,
      Usage usage,
      Timing timing,
      List<String> warnings) {
    this(
        text,
        status,
        level,
        QuestionKind.FACT,
        List.of(),
        citations,
        List.of(),
        coverage,
        hops,
        keywords,
        usage,
        timing,
        warnings);
  }

  /** This answer with {@code addition} at the end of its text, and another status and warnings. */
  public Answer amended(String addition, Status other, List<String> otherWarnings) {
    return new Answer(
        text + addition,
        other,
        level,
        kind,
        claims,
        citations,
        items,
        coverage,
        hops,
        keywords,
        usage,
        timing,
        otherWarnings);
  }

  /** This answer with {@code json} as its text and without claims. */
  public Answer as(String json) {
    return new Answer(
        json, status, level, kind, List.of(), citations, items, coverage, hops, keywords, usage,
        timing, warnings);
  }

  public Answer {
    claims = List.copyOf(claims);
    items = List.copyOf(items);
    citations = List.copyOf(citations);
    hops = List.copyOf(hops);
    keywords = Map.copyOf(keywords);
    warnings = List.copyOf(warnings);
  }
}
