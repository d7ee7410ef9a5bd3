package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened in a run. The last event of a run is {@link What.Answered}, {@link
 * What.Failed} or {@link What.Cancelled}. Progress bars and sockets read the same events, and the
 * events together describe the complete state of the run.
 *
 * @param seq number of the event in its run, from 1, without gaps
 * @param usage usage of all calls of the run so far
 */
public record RunEvent(RunId run, long seq, Instant at, Usage usage, What what) implements Wire {
  /** What happened. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = What.Started.class, name = "started"),
    @JsonSubTypes.Type(value = What.DocumentOpened.class, name = "documentOpened"),
    @JsonSubTypes.Type(value = What.Rewritten.class, name = "rewritten"),
    @JsonSubTypes.Type(value = What.QuerySplit.class, name = "querySplit"),
    @JsonSubTypes.Type(value = What.KeywordsChosen.class, name = "keywordsChosen"),
    @JsonSubTypes.Type(value = What.Retrieved.class, name = "retrieved"),
    @JsonSubTypes.Type(value = What.ReadingStarted.class, name = "readingStarted"),
    @JsonSubTypes.Type(value = What.ChunkRead.class, name = "chunkRead"),
    @JsonSubTypes.Type(value = What.SubQuestionAsked.class, name = "subQuestionAsked"),
    @JsonSubTypes.Type(value = What.SubQuestionAnswered.class, name = "subQuestionAnswered"),
    @JsonSubTypes.Type(value = What.Escalated.class, name = "escalated"),
    @JsonSubTypes.Type(value = What.Warned.class, name = "warned"),
    @JsonSubTypes.Type(value = What.AnswerDelta.class, name = "answerDelta"),
    @JsonSubTypes.Type(value = What.Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = What.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = What.Cancelled.class, name = "cancelled"),
  })
  public sealed interface What extends Wire {
    /** The first event of every run. */
    record Started(String question, Level level) implements What {}

    /** A document that the run searches. */
    record DocumentOpened(Document document) implements What {}

    /**
     * The question of a conversation was rewritten so that it can be understood alone.
     *
     * @param question the original question if it needed no change
     */
    record Rewritten(String question) implements What {}

    /**
     * The question was split.
     *
     * @param information what to find
     * @param instruction how to answer; may be empty
     * @param language ISO 639-1 code of the question's language
     */
    record QuerySplit(String information, String instruction, String language, QuestionKind kind)
        implements What {
      /** A question that asks for a fact. */
      public QuerySplit(String information, String instruction, String language) {
        this(information, instruction, language, QuestionKind.FACT);
      }
    }

    /** The keywords that are searched for. */
    record KeywordsChosen(List<Keyword> keywords) implements What {
      public KeywordsChosen {
        keywords = List.copyOf(keywords);
      }
    }

    /** A search ended. {@code hits} are the best hits in all documents, the best first. */
    record Retrieved(List<Hit> hits) implements What {
      public Retrieved {
        hits = List.copyOf(hits);
      }
    }

    /** A reading pass over {@code chunks} chunks began. */
    record ReadingStarted(int chunks) implements What {}

    /**
     * A chunk was read, or could not be read.
     *
     * @param relevance the model's grade, 0 to 1; 0 unless the outcome is {@code RELEVANT}
     * @param quotes the quotes that could be verified; empty unless the outcome is {@code RELEVANT}
     * @param items the items that the chunk adds to a list; empty unless the question asks for a
     *     list or a count
     * @param reason why reading failed; empty unless the outcome is {@code FAILED}
     */
    record ChunkRead(
        ChunkId chunk,
        Outcome outcome,
        double relevance,
        List<Evidence> quotes,
        List<FoundItem> items,
        String reason)
        implements What {
      public ChunkRead {
        quotes = List.copyOf(quotes);
        items = List.copyOf(items);
        if (!quotes.isEmpty() && outcome != Outcome.RELEVANT) {
          throw new IllegalArgumentException(
              "a chunk with %d quotes cannot be %s".formatted(quotes.size(), outcome));
        }
      }

      public static ChunkRead relevant(ChunkId chunk, double relevance, List<Evidence> quotes) {
        return relevant(chunk, relevance, quotes, List.of());
      }

      public static ChunkRead relevant(
          ChunkId chunk, double relevance, List<Evidence> quotes, List<FoundItem> items) {
        return new ChunkRead(chunk, Outcome.RELEVANT, relevance, quotes, items, "");
      }

      public static ChunkRead none(ChunkId chunk) {
        return new ChunkRead(chunk, Outcome.NONE, 0, List.of(), List.of(), "");
      }

      public static ChunkRead failed(ChunkId chunk, String reason) {
        return new ChunkRead(chunk, Outcome.FAILED, 0, List.of(), List.of(), reason);
      }
    }

    /** The planner asked a sub-question. */
    record SubQuestionAsked(String subQuestion) implements What {}

    /**
     * A sub-question ended.
     *
     * @param answer empty if the documents do not contain an answer, or if the step only searched
     *     for sentences
     * @param evidence may be empty
     */
    record SubQuestionAnswered(String subQuestion, String answer, List<Evidence> evidence)
        implements What {
      public SubQuestionAnswered {
        evidence = List.copyOf(evidence);
      }
    }

    /** Level auto went up a level; {@code why} is one sentence. */
    record Escalated(Level from, Level to, String why) implements What {}

    /** A note for the reader of the answer, in one sentence. The answer contains it too. */
    record Warned(String warning) implements What {}

    /**
     * The next piece of an answer that the model is writing. This is a draft: its quotes are not
     * verified, and the final answer may be different. The text of a draft is the concatenation of
     * its pieces.
     *
     * @param draft number of the draft, from 1; each draft replaces all earlier drafts
     */
    record AnswerDelta(int draft, String text) implements What {}

    /** The run ended with an answer. */
    record Answered(Answer answer) implements What {}

    /** The run ended with an error, described in one sentence. */
    record Failed(String error) implements What {}

    /** The run was cancelled. */
    record Cancelled() implements What {}

    /** Returns true if this is the last event of the run. */
    @JsonIgnore
    default boolean isLast() {
      return this instanceof Answered || this instanceof Failed || this instanceof Cancelled;
    }
  }

  /** The outcome of reading a chunk. */
  public enum Outcome {
    /** The chunk contains something relevant to the question. */
    @JsonProperty("relevant")
    RELEVANT,
    /** The chunk contains nothing relevant to the question. */
    @JsonProperty("none")
    NONE,
    /** The chunk could not be read. */
    @JsonProperty("failed")
    FAILED
  }
}
