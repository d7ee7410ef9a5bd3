package dev.trawl.protocol.model;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ReadingModel.Claim;
import java.util.List;
import java.util.Map;

/**
 * One task for a {@link ReadingModel}, with everything that the model sees. Only {@link Rewrite},
 * {@link Understand} and {@link Chat} contain earlier turns. A reading task contains chunks of one
 * document, so the text of one document cannot influence how another document is read. All tasks
 * are immutable.
 */
public sealed interface ModelTask {
  /**
   * Rewrite {@code question} so that it can be understood without the conversation.
   *
   * @param history the earlier turns, the oldest first; not empty
   */
  record Rewrite(String question, List<Turn> history) implements ModelTask {
    public Rewrite {
      history = List.copyOf(history);
      if (history.isEmpty()) {
        throw new IllegalArgumentException("a question without history needs no rewriting");
      }
    }
  }

  /**
   * Find out what a question asks for. One call returns the results of {@link Rewrite}, {@link
   * Split} and {@link DeriveKeywords}, and the kind of the question.
   *
   * @param history the earlier turns, the oldest first; may be empty
   * @param documents a description of each document; may be empty
   */
  record Understand(String question, List<Turn> history, List<AboutDocument> documents)
      implements ModelTask {
    public Understand {
      history = List.copyOf(history);
      documents = List.copyOf(documents);
    }
  }

  /**
   * A description of a document for a model that has not seen its text.
   *
   * @param languages ISO 639-1 codes, the most frequent first
   * @param chapters the headings of its first chapters; may be empty
   */
  record AboutDocument(String name, List<String> languages, List<String> chapters) {
    public AboutDocument {
      languages = List.copyOf(languages);
      chapters = List.copyOf(chapters);
    }

    /** A description without chapters. */
    public AboutDocument(String name, List<String> languages) {
      this(name, languages, List.of());
    }

    /** The same description with at most this many chapters. */
    public AboutDocument withChapters(int most) {
      return new AboutDocument(
          name, languages, chapters.subList(0, Math.min(most, chapters.size())));
    }
  }

  /** Split the question into what to find and how to answer. */
  record Split(String question) implements ModelTask {}

  /**
   * Derive keywords from {@code information}, in its own language and in the languages of the
   * documents.
   *
   * @param language ISO 639-1 code of {@code information}
   * @param documentLanguages ISO 639-1 codes
   */
  record DeriveKeywords(String information, String language, List<String> documentLanguages)
      implements ModelTask {
    public DeriveKeywords {
      documentLanguages = List.copyOf(documentLanguages);
    }
  }

  /**
   * For each question, quote the relevant sentences of {@code chunk}, or report that there are
   * none.
   *
   * @param questions at least one question; the questions are independent of each other
   */
  record Read(List<Question> questions, Chunk chunk) implements ModelTask {
    public Read {
      questions = List.copyOf(questions);
      if (questions.isEmpty()) {
        throw new IllegalArgumentException("a reading task needs at least one question");
      }
    }

    public Read(Question question, Chunk chunk) {
      this(List.of(question), chunk);
    }
  }

  /**
   * Do what {@link Read} does, for one question and several chunks in one call.
   *
   * @param chunks at least two chunks of one document, in document order
   */
  record ReadGroup(Question question, List<Chunk> chunks) implements ModelTask {
    public ReadGroup {
      chunks = List.copyOf(chunks);
      if (chunks.size() < 2) {
        throw new IllegalArgumentException("a group needs at least two chunks");
      }
    }
  }

  /**
   * A question for which a chunk is read.
   *
   * @param information what to find
   * @param query the query derived from it
   * @param statistics how common the query's terms are in all documents of the question
   * @param kind what to look for: sentences that help, items of a list, or main points
   */
  record Question(String information, Query query, TermStatistics statistics, QuestionKind kind) {
    /** A question that asks for a fact. */
    public Question(String information, Query query, TermStatistics statistics) {
      this(information, query, statistics, QuestionKind.FACT);
    }
  }

  /**
   * Answer the question from {@code chunks}, or report that they do not contain the answer.
   *
   * @param information what to find
   * @param instruction how to answer; may be empty
   * @param chunks in document order; may be parts of chunks
   * @param names the names of the documents, so that the model can distinguish them; may be empty
   * @param kind what the question asks for
   * @param part the part of the answer to write
   */
  record Answer(
      String information,
      String instruction,
      Query query,
      TermStatistics statistics,
      List<Chunk> chunks,
      Map<DocumentId, String> names,
      QuestionKind kind,
      Part part)
      implements ModelTask {
    public Answer {
      chunks = List.copyOf(chunks);
      names = Map.copyOf(names);
    }

    /** A task for the complete answer. */
    public Answer(
        String information,
        String instruction,
        Query query,
        TermStatistics statistics,
        List<Chunk> chunks,
        Map<DocumentId, String> names,
        QuestionKind kind) {
      this(information, instruction, query, statistics, chunks, names, kind, Part.WHOLE);
    }

    /** An answer to a question that asks for a fact, from documents without names. */
    public Answer(
        String information,
        String instruction,
        Query query,
        TermStatistics statistics,
        List<Chunk> chunks) {
      this(information, instruction, query, statistics, chunks, Map.of(), QuestionKind.FACT);
    }

    /** The same task with other chunks. */
    public Answer withChunks(List<Chunk> others) {
      return new Answer(information, instruction, query, statistics, others, names, kind, part);
    }

    /** The same task for a part of the answer. */
    public Answer withPart(Part other) {
      return new Answer(information, instruction, query, statistics, chunks, names, kind, other);
    }
  }

  /**
   * The part of an answer that one call writes. An answer has several parts if it is long, or if a
   * reply was cut off.
   *
   * @param before the claims that are already written, in order; empty for the first part
   * @param brokenOff the unfinished sentence at the end of the last reply, if the reply was cut
   *     off; it is not part of {@code before}; may be empty
   */
  record Part(List<Claim> before, String brokenOff, Length length) {
    /** An answer of any length in one part. */
    public static final Part WHOLE = new Part(List.of(), "", Length.ANY);

    public Part {
      before = List.copyOf(before);
    }

    public boolean isFirst() {
      return before.isEmpty();
    }
  }

  /**
   * The length of a long answer, in words. In scripts without spaces between words, each character
   * counts as a word.
   *
   * @param wanted length that the question asks for; 0 if it does not ask for a long answer
   * @param written length of the parts that are already written
   * @param now length of the next part
   */
  record Length(int wanted, int written, int now) {
    public static final Length ANY = new Length(0, 0, 0);

    /**
     * Slightly above the mean of many languages, because a reply also contains sentence numbers.
     */
    private static final int TOKENS_PER_WORD = 2;

    /** The tokens of the JSON around an answer. */
    private static final int FIXED_TOKENS = 64;

    /** The tokens that a reply of {@code words} needs. */
    public static int tokens(int words) {
      return (int) Math.min(Integer.MAX_VALUE, (long) words * TOKENS_PER_WORD + FIXED_TOKENS);
    }

    /** The number of words that fit in a reply of {@code tokens}; at least 1. */
    public static int words(int tokens) {
      return Math.max(1, (tokens - FIXED_TOKENS) / TOKENS_PER_WORD);
    }
  }

  /**
   * Reply to a message that needs no document, such as a greeting.
   *
   * @param instruction how to reply; may be empty
   * @param history the earlier turns, the oldest first; may be empty
   */
  record Chat(String message, String instruction, List<Turn> history) implements ModelTask {
    public Chat {
      history = List.copyOf(history);
    }
  }

  /**
   * Write an answer as JSON.
   *
   * @param answer the finished answer to {@code question}, without markers
   * @param jsonSchema the JSON Schema that the result must match
   */
  record Form(String question, String answer, String jsonSchema) implements ModelTask {}

  /**
   * Decide from the findings whether the question can be answered. If not, choose the next step.
   *
   * @param instruction how to answer; may be empty
   * @param language ISO 639-1 code of the question
   * @param documents names of the documents that a sub-question may be limited to; may be empty
   * @param findings in the order in which they were made
   */
  record NextStep(
      String question,
      String instruction,
      String language,
      List<String> documents,
      List<Finding> findings)
      implements ModelTask {
    public NextStep {
      documents = List.copyOf(documents);
      findings = List.copyOf(findings);
    }

    /** A task in which sub-questions always go to all documents. */
    public NextStep(String question, String instruction, String language, List<Finding> findings) {
      this(question, instruction, language, List.of(), findings);
    }
  }
}
