package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The result of a run. Immutable.
 *
 * @param text the answer with markers such as {@code [1]}; for {@link Status#UNANSWERED}, a
 *     sentence that says so, followed by the model's unsupported answer, if it gave one
 * @param reason why the question is not, or not completely, answered; empty if it is answered
 * @param level the level that produced the answer; never {@link Level#AUTO}
 * @param kind what the question asked for
 * @param claims the parts of the text, each with its citations; empty if trawl wrote the text
 *     itself
 * @param highlight span of the actual answer in the text, if the text is a longer quote that
 *     contains it
 * @param citations the evidence for each marker, in the order of the markers
 * @param items the items of a list or a count; empty for other questions
 * @param coverage how many chunks were read
 * @param hops the sub-questions that led to the answer, in order; empty below level reason
 * @param keywords the keywords that were searched for, grouped by language (ISO 639-1 code)
 * @param usage calls and tokens of the whole run
 * @param warnings notes for the reader of the answer; each is one sentence
 */
public record Answer(
    String text,
    Status status,
    Optional<Reason> reason,
    Level level,
    QuestionKind kind,
    List<Claim> claims,
    Optional<Span> highlight,
    List<Citation> citations,
    List<Item> items,
    Coverage coverage,
    List<Hop> hops,
    Map<String, List<String>> keywords,
    Usage usage,
    Timing timing,
    List<String> warnings)
    implements Wire {
  /** The result of the search for an answer. */
  public enum Status {
    /** The documents answer the question. */
    @JsonProperty("answered")
    ANSWERED,
    /**
     * The answer may be incomplete: some chunks were not read, or the budget or the time ran out.
     */
    @JsonProperty("partial")
    PARTIAL,
    /** No answer was found. */
    @JsonProperty("unanswered")
    UNANSWERED
  }

  /**
   * Why an answer is not whole. If several reasons apply, the first of {@link #CUT}, {@link
   * #UNSURE} and {@link #ABSENT} is given. A reply for which no document was needed has no reason,
   * unless it was cut off.
   */
  public enum Reason {
    /**
     * The documents do not say: all of their text was searched, and nothing in it answers. Never
     * given if the model only compares words, except for a place that the documents do not have.
     */
    @JsonProperty("absent")
    ABSENT,
    /**
     * The model is not certain that the best sentences answer, or a part of its answer is supported
     * by no sentence, or it found no answer but only compares words.
     */
    @JsonProperty("unsure")
    UNSURE,
    /**
     * Not all of the text was used, or the answer was cut off: the level only searched, a call
     * failed, or a limit on calls, tokens, cost, time or length was reached.
     */
    @JsonProperty("cut")
    CUT
  }

  /**
   * A part of the answer and the citations that support it.
   *
   * @param start index of its first UTF-16 unit in {@link Answer#text}
   * @param end index after its last UTF-16 unit, before its markers
   * @param citations markers of {@link Answer#citations}; empty if nothing supports it
   * @param supported true if the cited evidence contains its numbers and names
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
   * @param answer empty if the documents do not contain an answer
   * @param citations markers, as in {@link Answer#citations}
   */
  public record Hop(String subQuestion, String answer, List<Integer> citations) implements Wire {
    public Hop {
      citations = List.copyOf(citations);
    }
  }

  /** An answer to a question that asks for a fact, without separate claims and without a reason. */
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
        Optional.empty(),
        level,
        QuestionKind.FACT,
        List.of(),
        Optional.empty(),
        citations,
        List.of(),
        coverage,
        hops,
        keywords,
        usage,
        timing,
        warnings);
  }

  /**
   * Returns this answer as a partial one that is cut, with {@code addition} at the end of its text.
   */
  public Answer cut(String addition) {
    return new Answer(
        text + addition,
        Status.PARTIAL,
        Optional.of(Reason.CUT),
        level,
        kind,
        claims,
        highlight,
        citations,
        items,
        coverage,
        hops,
        keywords,
        usage,
        timing,
        warnings);
  }

  /** Returns this answer with other warnings. */
  public Answer warning(List<String> newWarnings) {
    return with(text, claims, highlight, newWarnings);
  }

  /** Returns this answer with {@code words} as its highlight. */
  public Answer highlighting(Span words) {
    return with(text, claims, Optional.of(words), warnings);
  }

  /** Returns this answer with {@code json} as its text and without claims. */
  public Answer as(String json) {
    return with(json, List.of(), Optional.empty(), warnings);
  }

  /** Returns this answer with the same status and new values for the members that may change. */
  private Answer with(
      String newText,
      List<Claim> newClaims,
      Optional<Span> newHighlight,
      List<String> newWarnings) {
    return new Answer(
        newText,
        status,
        reason,
        level,
        kind,
        newClaims,
        newHighlight,
        citations,
        items,
        coverage,
        hops,
        keywords,
        usage,
        timing,
        newWarnings);
  }

  /**
   * The highlighted words of the text; the whole text, with its markers, if none are highlighted.
   */
  public String answeringWords() {
    return highlight.map(words -> text.substring(words.startChar(), words.endChar())).orElse(text);
  }

  public Answer {
    if (status == Status.ANSWERED && reason.isPresent()) {
      throw new IllegalArgumentException("answered, but with the reason " + reason.get());
    }
    if (highlight.filter(words -> words.endChar() > text.length()).isPresent()) {
      throw new IllegalArgumentException("the highlight ends after the text");
    }
    claims = List.copyOf(claims);
    items = List.copyOf(items);
    citations = List.copyOf(citations);
    hops = List.copyOf(hops);
    keywords = Map.copyOf(keywords);
    warnings = List.copyOf(warnings);
  }
}
