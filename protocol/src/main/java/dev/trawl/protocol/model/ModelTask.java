package dev.trawl.protocol.model;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Turn;
import java.util.List;

/**
 * One task for a {@link ReadingModel}, with everything that the model sees. Only {@link Rewrite}
 * contains earlier turns. A reading task contains a single chunk, so the text of one document
 * cannot influence the reading of another. All tasks are immutable.
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

  /** Split the question into what to find and how to answer. */
  record Split(String question) implements ModelTask {}

  /**
   * Derive keywords from {@code information}, in its own language and in those of the documents.
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
   * @param questions at least one; independent of each other
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
   * A question for which a chunk is read.
   *
   * @param information what to find
   * @param query the query derived from it
   * @param statistics frequencies of the query's terms in all documents asked
   */
  record Question(String information, Query query, TermStatistics statistics) {}

  /**
   * Answer the question from {@code chunks}, or report that they do not contain the answer.
   *
   * @param information what to find
   * @param instruction how to answer; may be empty
   * @param chunks in document order
   */
  record Answer(
      String information,
      String instruction,
      Query query,
      TermStatistics statistics,
      List<Chunk> chunks)
      implements ModelTask {
    public Answer {
      chunks = List.copyOf(chunks);
    }
  }

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

    /** Sub-questions go to all documents. */
    public NextStep(String question, String instruction, String language, List<Finding> findings) {
      this(question, instruction, language, List.of(), findings);
    }
  }
}
