package dev.trawl.protocol.model;

import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.Wire;
import java.util.List;
import java.util.function.Consumer;

/**
 * A model that does the six tasks of a run: rewrite the question of a conversation, split the
 * question, derive keywords, read a chunk, answer, choose the next step.
 *
 * <p>Implementations are thread-safe, never block the caller, keep no state between tasks, and fail
 * only through the returned call, with a {@link ModelException}. The quotes they return are
 * unverified; the caller looks them up in the text. Before each call the caller makes sure that
 * {@code promptTokens(task) <= window().promptTokens()}.
 */
public interface ReadingModel {
  /** Name and version. Earlier readings are reused only if it is the same. */
  String name();

  /** How many tokens one call may take. */
  Window window();

  /** Tokens of the prompt for {@code task}; at least those of the text in it. */
  int promptTokens(ModelTask task);

  /**
   * The question in a form that can be understood alone, in its own language; unchanged if it
   * already can.
   */
  ModelCall<String> rewrite(ModelTask.Rewrite task);

  /** What to find and how to answer. */
  ModelCall<Split> split(ModelTask.Split task);

  /** Keywords, the most important first. */
  ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task);

  /** One verdict for each question of the task, in order. */
  ModelCall<List<Verdict>> read(ModelTask.Read task);

  /** An answer with unverified quotes. */
  ModelCall<Draft> answer(ModelTask.Answer task);

  /** As above, and passes the text to {@code drafts} while it is written, if the model can. */
  default ModelCall<Draft> answer(ModelTask.Answer task, Drafts drafts) {
    return answer(task);
  }

  /** What the planner does next. */
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
    /** Nothing in the chunk bears on the question. */
    record None() implements Verdict {}

    /**
     * The chunk bears on the question.
     *
     * @param quotes unverified; not empty
     * @param relevance 0 to 1; 1 if the model does not grade
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
   * @param answered whether the chunks answer the question
   * @param text the answer without markers; empty if not answered
   * @param quotes what supports the answer, the best first; if not answered, the closest sentences
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
     * The model starts to write. What it wrote before, if anything, is discarded.
     *
     * @return receives the pieces of the text in order, from one thread at a time, before the call
     *     completes; must not block or throw
     */
    Consumer<String> begin();
  }

  /** Words that the model quotes from {@code chunk}; not verified. */
  record Quote(ChunkId chunk, String text) {}

  /** What a planner does next. */
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
     * @param subQuestion the question that those sentences may answer
     */
    record Search(String phrase, String subQuestion) implements Step {}

    /**
     * Find places that together contain most of {@code words} and share a name, for a question that
     * no single place answers. Uses the index only, no model call.
     *
     * @param subQuestion the question that those places may answer
     */
    record Connect(String words, String subQuestion) implements Step {}

    /**
     * The findings answer the question.
     *
     * @param text the answer without markers; not empty
     * @param grounds the findings that support it, in the order of the reasoning; a finding may be
     *     shortened to the evidence that matters
     * @param contradicting findings that contradict each other; the answer shows them
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
     * The documents do not answer the question.
     *
     * @param missing what they do not say, as an indirect question in the language of the question:
     *     {@code who the father of Holm was}
     * @param grounds what was found until then
     */
    record GiveUp(String missing, List<Finding> grounds) implements Step {
      public GiveUp {
        grounds = List.copyOf(grounds);
      }
    }
  }
}
