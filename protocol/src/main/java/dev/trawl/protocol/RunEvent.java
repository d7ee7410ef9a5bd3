package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;
import java.util.List;

/**
 * Something that happened in a run. Events of a run are numbered from 1 without gaps; the last is
 * {@link What.Answered}, {@link What.Failed} or {@link What.Cancelled}. A progress bar, a socket
 * and a journal read the same events: a run's state is what they add up to.
 *
 * @param usage what all calls of the run have taken until now
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
    record Started(String question, Level level) implements What {}

    record DocumentOpened(Document document) implements What {}

    /**
     * How a question of a conversation was understood.
     *
     * @param question it stands alone; the one asked where that does already
     */
    record Rewritten(String question) implements What {}

    record QuerySplit(String information, String instruction, String language) implements What {}

    record KeywordsChosen(List<Keyword> keywords) implements What {
      public KeywordsChosen {
        keywords = List.copyOf(keywords);
      }
    }

    /** Hits in order of score. */
    record Retrieved(List<Hit> hits) implements What {
      public Retrieved {
        hits = List.copyOf(hits);
      }
    }

    record ReadingStarted(int chunks) implements What {}

    /**
     * @param relevance 0 to 1, as the model graded it; 0 unless relevant
     * @param quotes verified; not empty exactly when relevant
     * @param reason why it failed; empty otherwise
     */
    record ChunkRead(
        ChunkId chunk, Outcome outcome, double relevance, List<Evidence> quotes, String reason)
        implements What {
      public ChunkRead {
        quotes = List.copyOf(quotes);
        if (quotes.isEmpty() == (outcome == Outcome.RELEVANT)) {
          throw new IllegalArgumentException(
              "%d quotes do not make a chunk %s".formatted(quotes.size(), outcome));
        }
      }

      public static ChunkRead relevant(ChunkId chunk, double relevance, List<Evidence> quotes) {
        return new ChunkRead(chunk, Outcome.RELEVANT, relevance, quotes, "");
      }

      public static ChunkRead none(ChunkId chunk) {
        return new ChunkRead(chunk, Outcome.NONE, 0, List.of(), "");
      }

      public static ChunkRead failed(ChunkId chunk, String reason) {
        return new ChunkRead(chunk, Outcome.FAILED, 0, List.of(), reason);
      }
    }

    record SubQuestionAsked(String subQuestion) implements What {}

    /**
     * @param answer empty where the documents gave none, and where sentences were only looked up
     * @param evidence verified
     */
    record SubQuestionAnswered(String subQuestion, String answer, List<Evidence> evidence)
        implements What {
      public SubQuestionAnswered {
        evidence = List.copyOf(evidence);
      }
    }

    record Escalated(Level from, Level to, String why) implements What {}

    /** Something the reader of the answer should know; one sentence. The answer repeats it. */
    record Warned(String warning) implements What {}

    /**
     * What the model has written of an answer since the last such event. A draft: its quotes are
     * not verified, and it may not become the answer. The texts of one draft, joined, are it.
     *
     * @param draft from 1; a higher number begins anew, and what was told of others counts no more
     */
    record AnswerDelta(int draft, String text) implements What {}

    record Answered(Answer answer) implements What {}

    record Failed(String error) implements What {}

    record Cancelled() implements What {}

    /** Whether nothing can follow. */
    @JsonIgnore
    default boolean isLast() {
      return this instanceof Answered || this instanceof Failed || this instanceof Cancelled;
    }
  }

  /** How reading a chunk ended. */
  public enum Outcome {
    @JsonProperty("relevant")
    RELEVANT,
    @JsonProperty("none")
    NONE,
    @JsonProperty("failed")
    FAILED
  }
}
