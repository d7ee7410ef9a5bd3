package dev.trawl.retrieval.lexical;

import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.ModelCall;
import dev.trawl.protocol.ModelTask;
import dev.trawl.protocol.ReadingModel;
import java.util.List;

/** Does a reading model's jobs with rules and word statistics: no endpoint, no key. */
public final class LexicalReadingModel implements ReadingModel {
  @Override
  public String name() {
    return "lexical-1";
  }

  @Override
  public Window window() {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public int promptTokens(ModelTask task) {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public ModelCall<Split> split(ModelTask.Split task) {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public ModelCall<List<Keyword>> deriveKeywords(ModelTask.DeriveKeywords task) {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public ModelCall<Verdict> read(ModelTask.Read task) {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public ModelCall<Draft> answer(ModelTask.Answer task) {
    throw new UnsupportedOperationException("to be built");
  }

  @Override
  public ModelCall<Step> nextStep(ModelTask.NextStep task) {
    throw new UnsupportedOperationException("to be built");
  }
}
