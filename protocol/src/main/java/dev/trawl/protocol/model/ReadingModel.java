package dev.trawl.protocol.model;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.Wire;
import java.util.List;
import java.util.function.Consumer;

/**
 * A model that performs the six tasks of a run: rewrite the question of a conversation, split the
 * question, derive keywords, read a chunk, answer, choose the next step.
 *
 * <p>Implementations are thread-safe, never block the caller, keep no state between tasks, and fail
 * only through the returned call, with a {@link ModelException}. The quotes they return are
 * unverified; the caller looks them up in the text. Before each call the caller makes sure that
 * {@code promptTokens(task) <= window().promptTokens()}.
 */
public interface ReadingModel {
  /** Name and version. Remembered verdicts are reused only by a model with the same name. */
  String name();

  /** The window: how many tokens one call may use. */
  Window window();

  /**
   * The number of tokens of the prompt for {@code task}; never less than that of the text in it.
   */
  int promptTokens(ModelTask task);

  /**
   * Returns the question in a form that can be understood on its own, in the same language. If that
   * is already the case, the question is returned unchanged.
   */
  ModelCall<String> rewrite(ModelTask.Rewrite task);

  /** Splits a question into what to find and how to answer. */
  ModelCall<Split> split(ModelTask.Split task);

  /** Returns keywords, the most important first. */
  ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task);

  /** Returns one verdict for each question of the task, in order. */
  ModelCall<List<Verdict>> read(ModelTask.Read task);

  /** Returns an answer with unverified quotes. */
  ModelCall<Draft> answer(ModelTask.Answer task);

  /**
   * As {@link #answer(ModelTask.Answer)}. A model that can stream also passes the text to {@code
   * drafts} while it writes.
   */
  default ModelCall<Draft> answer(ModelTask.Answer task, Drafts drafts) {
    return answer(task);
  }

  /** Chooses the next step of the planner. */
  ModelCall<Step> nextStep(ModelTask.NextStep task);

  /**
   * A split question.
   *
   * @param information what to find; never empty
   * @param instruction how to answer; may be empty
   * @param language ISO 639-1 code of the question
   */
  record Split(String information, String instruction, String language) implements Wire {}

  /** The result of reading one chunk for one question. */
  sealed interface Verdict {
    /** Nothing in the chunk is relevant to the question. */
    record None() implements Verdict {}

    /**
     * The chunk is relevant to the question.
     *
     * @param quotes unverified; not empty
     * @param relevance 0 to 1; 1 if the model does not grade relevance
     */
    record Relevant(List<String> quotes, double relevance) implements Verdict {
      public Relevant {
        quotes = List.copyOf(quotes);
        if (quotes.isEmpty() || !(relevance >= 0 && relevance <= 1)) {
          throw new IllegalArgumentException(
              "a relevant chunk needs quotes and a relevance from 0 to 1, not %d and %s"
                  .formatted(quotes.size(), relevance));
        }
      }
    }
  }

  /**
   * An answer whose quotes are not verified yet.
   *
   * @param answered true if the chunks answer the question
   * @param text the answer without markers; empty if not answered
   * @param quotes the quotes that support the answer, the best first; if there is no answer, the
   *     closest sentences
   * @param confidence 0 to 1, the model's estimate that the answer is right
   */
  record Draft(boolean answered, String text, List<Quote> quotes, double confidence) {
    public Draft {
      quotes = List.copyOf(quotes);
    }
  }

  /** Receives an answer while it is being written. */
  interface Drafts {
    /**
     * Called when the model starts to write. Anything that it wrote before is discarded.
     *
     * @return a receiver of the pieces of the text; it is called in order, by one thread at a time,
     *     before the call completes, and must not block or throw
     */
    Consumer<String> begin();
  }

  /** A quote that the model takes from {@code chunk}; not verified. */
  record Quote(ChunkId chunk, String text) {}

  /** The next step of a planner. */
  sealed interface Step {
    /** Ask these sub-questions; each can be understood and answered independently. */
    record Ask(List<SubQuestion> subQuestions) implements Step {
      public Ask {
        subQuestions = List.copyOf(subQuestions);
      }

      /** Sub-questions to all documents. */
      public static Ask of(List<String> subQuestions) {
        return new Ask(
            subQuestions.stream().map(text -> new SubQuestion(text, List.of())).toList());
      }
    }

    /**
     * A sub-question.
     *
     * @param documents names of the documents to ask; empty for all
     */
    record SubQuestion(String text, List<String> documents) {
      public SubQuestion {
        documents = List.copyOf(documents);
      }
    }

    /**
     * Find sentences that contain {@code phrase} word for word.
     *
     * @param subQuestion the question that these sentences may answer
     */
    record Search(String phrase, String subQuestion) implements Step {}

    /**
     * Find places that together contain most of {@code words} and share a name, for a question that
     * no single place answers. This uses only the index, not the model.
     *
     * @param subQuestion the question that these places may answer
     */
    record Connect(String words, String subQuestion) implements Step {}

    /**
     * The findings answer the question.
     *
     * @param text the answer without markers; not empty
     * @param grounds the findings that support the answer, in the order of the reasoning; the
     *     evidence of a finding may be reduced to the relevant part
     * @param contradicting findings that contradict each other and are shown in the answer
     */
    record Answer(String text, List<Finding> grounds, List<Finding> contradicting) implements Step {
      public Answer {
        grounds = List.copyOf(grounds);
        contradicting = List.copyOf(contradicting);
      }

      /** An answer without contradictions. */
      public Answer(String text, List<Finding> grounds) {
        this(text, grounds, List.of());
      }
    }

    /**
     * The documents do not contain the answer.
     *
     * @param missing the missing information, as an indirect question in the language of the
     *     question: {@code who the father of Holm was}
     * @param grounds the findings so far
     */
    record GiveUp(String missing, List<Finding> grounds) implements Step {
      public GiveUp {
        grounds = List.copyOf(grounds);
      }
    }
  }
}
