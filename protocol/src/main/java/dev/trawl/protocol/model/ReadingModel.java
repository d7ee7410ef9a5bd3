package dev.trawl.protocol.model;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.Wire;
import java.util.List;
import java.util.function.Consumer;

/**
 * The port behind which a model does its six jobs: rewrite the question of a conversation, split
 * the question, derive keywords, read a chunk, answer, choose the next step.
 *
 * <p>Implementations are thread-safe, never block the caller, keep nothing from one task to the
 * next, and fail only through the returned call. Quotes they return are claims; whoever asked
 * verifies them. Before any call the caller sees to it that {@code promptTokens(task) +
 * window().replyTokens() <= window().tokens()}.
 */
public interface ReadingModel {
  /** Name and version, for people and for telling whether an earlier reading still holds. */
  String name();

  Window window();

  /** Tokens of the prompt that {@code task} becomes; at least those of the text it carries. */
  int promptTokens(ModelTask task);

  /** The question that stands alone, in its language; the one asked where that does already. */
  ModelCall<String> rewrite(ModelTask.Rewrite task);

  ModelCall<Split> split(ModelTask.Split task);

  ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task);

  /** One verdict for each question, in their order. */
  ModelCall<List<Verdict>> read(ModelTask.Read task);

  ModelCall<Draft> answer(ModelTask.Answer task);

  /** The same, telling {@code drafts} what is written while it is; a model need not. */
  default ModelCall<Draft> answer(ModelTask.Answer task, Drafts drafts) {
    return answer(task);
  }

  ModelCall<Step> nextStep(ModelTask.NextStep task);

  /**
   * @param information what to find; never empty
   * @param instruction how to answer; empty for none
   * @param language ISO 639-1 code of the question
   */
  record Split(String information, String instruction, String language) implements Wire {}

  /** What reading one chunk gave. */
  sealed interface Verdict {
    /** Nothing in this chunk bears on the question. */
    record None() implements Verdict {}

    /**
     * @param quotes words said to stand in the chunk; not empty
     * @param relevance 0 to 1; 1 from a model that does not grade
     */
    record Relevant(List<String> quotes, double relevance) implements Verdict {
      public Relevant {
        quotes = List.copyOf(quotes);
        if (quotes.isEmpty() || !(relevance >= 0 && relevance <= 1)) {
          throw new IllegalArgumentException("no quotes, or relevance outside 0..1: " + relevance);
        }
      }
    }
  }

  /**
   * An answer before its quotes are verified.
   *
   * @param answered whether the chunks answer the question
   * @param text the answer without markers; empty when not answered
   * @param quotes what it stands on, the best first; when not answered, what came nearest
   * @param confidence 0 to 1, calibrated by the model as well as it can
   */
  record Draft(boolean answered, String text, List<Quote> quotes, double confidence) {
    public Draft {
      quotes = List.copyOf(quotes);
    }
  }

  /** Hears an answer while it is being written. */
  interface Drafts {
    /**
     * The model begins to write, and what it wrote before, if anything, counts no more.
     *
     * @return told the text's pieces in order, by one thread at a time, before the call completes;
     *     must not block or throw
     */
    Consumer<String> begin();
  }

  /** Words said to stand in {@code chunk}. */
  record Quote(ChunkId chunk, String text) {}

  /** What a planner does next. */
  sealed interface Step {
    /** Ask these first; they do not depend on each other, and each can be understood alone. */
    record Ask(List<SubQuestion> subQuestions) implements Step {
      public Ask {
        subQuestions = List.copyOf(subQuestions);
      }

      /** Asks all documents. */
      public static Ask of(List<String> subQuestions) {
        return new Ask(
            subQuestions.stream().map(text -> new SubQuestion(text, List.of())).toList());
      }
    }

    /**
     * @param documents names of those it is put to; empty for all
     */
    record SubQuestion(String text, List<String> documents) {
      public SubQuestion {
        documents = List.copyOf(documents);
      }
    }

    /**
     * Look for sentences that hold {@code phrase} word for word.
     *
     * @param subQuestion what they may tell
     */
    record Search(String phrase, String subQuestion) implements Step {}

    /**
     * Look for places that hold most of {@code words} together, and are tied by names that they
     * share: what one place alone does not tell. Searched in the index, without a call.
     *
     * @param subQuestion what they may tell
     */
    record Connect(String words, String subQuestion) implements Step {}

    /**
     * The findings answer the question.
     *
     * @param text the answer without markers; not empty
     * @param grounds what it stands on, in the order it was reached: findings, or such parts of
     *     them as matter, whose evidence is theirs
     * @param contradicting findings that say different things of the same; the answer shows them
     */
    record Answer(String text, List<Finding> grounds, List<Finding> contradicting) implements Step {
      public Answer {
        grounds = List.copyOf(grounds);
        contradicting = List.copyOf(contradicting);
      }

      /** Where the findings agree. */
      public Answer(String text, List<Finding> grounds) {
        this(text, grounds, List.of());
      }
    }

    /**
     * The documents do not tell what is needed.
     *
     * @param missing what they do not tell, as an indirect question in the question's language:
     *     {@code who the father of Holm was}
     * @param grounds as far as it came
     */
    record GiveUp(String missing, List<Finding> grounds) implements Step {
      public GiveUp {
        grounds = List.copyOf(grounds);
      }
    }
  }
}
