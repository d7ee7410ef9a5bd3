package dev.trawl.protocol.model;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Query;
import dev.trawl.protocol.TermStatistics;
import dev.trawl.protocol.Turn;
import java.util.List;

/**
 * One job for a {@link ReadingModel}: all that the model may know for it. But for {@link Rewrite} a
 * task holds no history, and none holds another chunk than those named, so what one document says
 * cannot reach the reading of another.
 */
public sealed interface ModelTask {
  /**
   * Put {@code question} so that it can be understood without the conversation it was asked in.
   *
   * @param history the turns before it, the oldest first; not empty
   */
  record Rewrite(String question, List<Turn> history) implements ModelTask {
    public Rewrite {
      history = List.copyOf(history);
      if (history.isEmpty()) {
        throw new IllegalArgumentException("without history there is nothing to rewrite");
      }
    }
  }

  /** Part the question into what to find and how to answer. */
  record Split(String question) implements ModelTask {}

  /** Derive keywords from {@code information}, in its language and in the documents'. */
  record DeriveKeywords(String information, String language, List<String> documentLanguages)
      implements ModelTask {
    public DeriveKeywords {
      documentLanguages = List.copyOf(documentLanguages);
    }
  }

  /**
   * Quote the sentences of {@code chunk} that bear on each of {@code questions}, or say none.
   *
   * @param questions at least one; they do not depend on each other
   */
  record Read(List<Question> questions, Chunk chunk) implements ModelTask {
    public Read {
      questions = List.copyOf(questions);
      if (questions.isEmpty()) {
        throw new IllegalArgumentException("no question to read for");
      }
    }

    public Read(Question question, Chunk chunk) {
      this(List.of(question), chunk);
    }
  }

  /**
   * What a chunk is read for.
   *
   * @param information what to find
   * @param query what is searched with
   * @param statistics of the query's terms in all documents asked
   */
  record Question(String information, Query query, TermStatistics statistics) {}

  /**
   * Answer from {@code chunks}, which stand in document order, or say that they do not answer.
   *
   * @param instruction how to answer; empty for none
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
   * With these findings: can the question be answered, or what is to be found out first?
   *
   * @param instruction how to answer; empty for none
   * @param language ISO 639-1 code of the question
   * @param documents names of the documents to choose from; empty where there is no choice
   * @param findings in the order they were made
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

    /** Where there is no choice of documents. */
    public NextStep(String question, String instruction, String language, List<Finding> findings) {
      this(question, instruction, language, List.of(), findings);
    }
  }
}
