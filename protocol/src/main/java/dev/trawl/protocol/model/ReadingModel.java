package dev.trawl.protocol.model;

import dev.trawl.protocol.Answer;
import dev.trawl.protocol.ChunkId;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.Span;
import dev.trawl.protocol.Window;
import dev.trawl.protocol.Wire;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A model that does the tasks of a run: understand the question, read a chunk, answer, choose the
 * next step.
 *
 * <p>Implementations are thread-safe, never block the caller, keep no state between tasks, and fail
 * only through the returned call, with a {@link ModelException}. The quotes they return are
 * unverified; the caller looks them up in the text. Before each call the caller makes sure that
 * {@code promptTokens(task) <= maxPromptTokens(task)}.
 */
public interface ReadingModel {
  /** Name and version. Cached verdicts are reused only by a model with the same name. */
  String name();

  /** The window: how many tokens one call may use. */
  Window window();

  /**
   * The number of tokens of the prompt for {@code task}; at least the number of tokens of the text
   * in it.
   */
  int promptTokens(ModelTask task);

  /** The tokens of the window that are kept free for the reply to {@code task}. */
  default int replyTokens(ModelTask task) {
    return window().replyTokens();
  }

  /** The maximum number of tokens of the prompt for {@code task}. */
  default int maxPromptTokens(ModelTask task) {
    return window().tokens() - replyTokens(task);
  }

  /**
   * Returns true if the model can {@link #understand} a question in one call. If not, trawl calls
   * {@link #rewrite}, {@link #split} and {@link #deriveKeywords} separately, and assumes that every
   * question asks for a fact.
   */
  default boolean understands() {
    return false;
  }

  /**
   * Returns the results of {@link #rewrite}, {@link #split} and {@link #deriveKeywords}, and the
   * kind of the question.
   */
  default ModelCall<Understanding> understand(ModelTask.Understand task) {
    throw new UnsupportedOperationException(name() + " cannot understand a question in one call");
  }

  /**
   * Returns the question in a form that can be understood alone, in its own language; unchanged if
   * it already has this form.
   */
  ModelCall<String> rewrite(ModelTask.Rewrite task);

  /** Splits a question into what to find and how to answer. */
  ModelCall<Split> split(ModelTask.Split task);

  /** Returns keywords, the most important first. */
  ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task);

  /** Returns one verdict for each question of the task, in order. */
  ModelCall<List<Verdict>> read(ModelTask.Read task);

  /**
   * Returns true if the model can read several chunks in one call. If not, {@code
   * trawl.reading.chunks-per-call} has no effect.
   */
  default boolean readsGroups() {
    return false;
  }

  /** Returns one verdict for each chunk of the task, in order. */
  default ModelCall<List<Verdict>> readGroup(ModelTask.ReadGroup task) {
    throw new UnsupportedOperationException(name() + " cannot read several chunks in one call");
  }

  /** Returns an answer with unverified quotes. */
  ModelCall<Draft> answer(ModelTask.Answer task);

  /**
   * Like {@link #answer(ModelTask.Answer)}, but a model that can stream also passes the text to
   * {@code drafts} while it writes.
   */
  default ModelCall<Draft> answer(ModelTask.Answer task, Drafts drafts) {
    return answer(task);
  }

  /**
   * Returns true if the model can write an answer in several parts (see {@link ModelTask.Part}). If
   * not, an answer that is cut off stays incomplete.
   */
  default boolean continues() {
    return false;
  }

  /**
   * Returns true if the model supports {@link #chat} and {@link #form}, which need a language
   * model.
   */
  default boolean chats() {
    return false;
  }

  /** Replies to a message that needs no document. The draft has a text, but no quotes. */
  default ModelCall<Draft> chat(ModelTask.Chat task) {
    throw new UnsupportedOperationException(name() + " cannot reply without documents");
  }

  /** Returns the answer as JSON that matches the schema of the task. */
  default ModelCall<String> form(ModelTask.Form task) {
    throw new UnsupportedOperationException(name() + " cannot write JSON");
  }

  /**
   * Returns true if the model understands a text well enough to tell that it does not contain an
   * answer. A model that only compares words cannot, because the text may say the same in other
   * words. A run in which it finds no answer ends with the reason {@link Answer.Reason#UNSURE}
   * instead of {@link Answer.Reason#ABSENT}.
   */
  default boolean canTellAbsence() {
    return true;
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

  /**
   * The result of understanding a question.
   *
   * @param question the question, understandable without the conversation
   * @param split what to find and how to answer
   * @param keywords the most important first
   */
  record Understanding(String question, Split split, List<Keyword> keywords, QuestionKind kind) {
    public Understanding {
      keywords = List.copyOf(keywords);
    }
  }

  /** The result of reading one chunk for one question. */
  sealed interface Verdict {
    /** Nothing in the chunk is relevant to the question. */
    record None() implements Verdict {}

    /**
     * The chunk is relevant to the question.
     *
     * @param quotes unverified; empty if the model cites no existing sentence
     * @param relevance 0 to 1; 1 if the model does not grade
     * @param items the items that the chunk adds to a list; empty unless the question asks for a
     *     list or a count
     * @param cut true if the chunk may name further items, because the model's list was cut off
     */
    record Relevant(List<String> quotes, double relevance, List<Item> items, boolean cut)
        implements Verdict {
      public Relevant {
        quotes = List.copyOf(quotes);
        items = List.copyOf(items);
        if (!(relevance >= 0 && relevance <= 1)) {
          throw new IllegalArgumentException("a relevance outside 0..1: " + relevance);
        }
      }

      /** A relevant chunk with all its items. */
      public Relevant(List<String> quotes, double relevance, List<Item> items) {
        this(quotes, relevance, items, false);
      }

      /** A relevant chunk without items. */
      public Relevant(List<String> quotes, double relevance) {
        this(quotes, relevance, List.of());
      }
    }
  }

  /**
   * An item of a list.
   *
   * @param text the item in the model's words
   * @param quote the sentence that contains it; unverified
   */
  record Item(String text, String quote) {}

  /**
   * An answer whose quotes are not verified yet.
   *
   * @param answered true if the chunks answer the question
   * @param text the answer without markers. If not answered, a possible answer of which the model
   *     is not certain, or empty
   * @param quotes the quotes that support the answer, the best first; if not answered, the closest
   *     sentences
   * @param claims the parts of the text, each with its own quotes; {@code text} is their
   *     concatenation. Empty if the quotes support the text as a whole
   * @param confidence 0 to 1, the model's estimate that the answer is right, or that there is none;
   *     0 if the model contradicts itself
   * @param cut true if the reply ended before the answer was complete
   * @param brokenOff if {@code cut}, the unfinished sentence after {@code text}, with the white
   *     space before it; may be empty
   * @param highlight span of the actual answer in {@code text}, if the text is a longer quote that
   *     contains it
   */
  record Draft(
      boolean answered,
      String text,
      List<Quote> quotes,
      List<Claim> claims,
      double confidence,
      boolean cut,
      String brokenOff,
      Optional<Span> highlight) {
    public Draft {
      quotes = List.copyOf(quotes);
      claims = List.copyOf(claims);
      if (highlight.filter(words -> words.endChar() > text.length()).isPresent()) {
        throw new IllegalArgumentException("the highlight ends after the text");
      }
    }

    /** A draft without a highlight. */
    public Draft(
        boolean answered,
        String text,
        List<Quote> quotes,
        List<Claim> claims,
        double confidence,
        boolean cut,
        String brokenOff) {
      this(answered, text, quotes, claims, confidence, cut, brokenOff, Optional.empty());
    }

    /** A draft that does not end in the middle of a sentence. */
    public Draft(
        boolean answered,
        String text,
        List<Quote> quotes,
        List<Claim> claims,
        double confidence,
        boolean cut) {
      this(answered, text, quotes, claims, confidence, cut, "");
    }

    /** A complete answer whose quotes support the text as a whole. */
    public Draft(boolean answered, String text, List<Quote> quotes, double confidence) {
      this(answered, text, quotes, List.of(), confidence, false);
    }

    /** Returns this draft with {@code span} as its highlight. */
    public Draft highlighting(Span span) {
      return new Draft(
          answered, text, quotes, claims, confidence, cut, brokenOff, Optional.of(span));
    }
  }

  /**
   * A part of an answer and the quotes that support it.
   *
   * @param text without markers, with the spaces and line breaks around it
   * @param quotes unverified; empty if the model gives no quotes
   */
  record Claim(String text, List<Quote> quotes) {
    public Claim {
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
}
