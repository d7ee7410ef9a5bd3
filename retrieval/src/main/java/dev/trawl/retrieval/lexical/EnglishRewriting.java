package dev.trawl.retrieval.lexical;

import dev.trawl.protocol.Turn;
import java.util.List;

/** Rewrites English questions. */
record EnglishRewriting() implements Rewriting.Rules {
  @Override
  public String resolved(String question, List<Turn> history) {
    return new EnglishPronouns(history).resolved(question);
  }

  @Override
  public String completed(String question, List<Turn> history) {
    return new EnglishEllipsis(history).completed(question);
  }
}
