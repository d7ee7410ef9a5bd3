package dev.trawl.protocol.model;

/** The use of a model. Each role can have its own model and several endpoints. */
public enum Role {
  /** Reads chunks: thousands of short calls, for which a small model is enough. */
  READER,
  /** Understands questions and chooses the next step. */
  PLANNER,
  /** Writes the answer from the chunks in the window. */
  WRITER;

  /** The role that performs {@code task}. */
  public static Role of(ModelTask task) {
    return switch (task) {
      case ModelTask.Read ignored -> READER;
      case ModelTask.ReadGroup ignored -> READER;
      case ModelTask.Answer ignored -> WRITER;
      case ModelTask.Chat ignored -> WRITER;
      case ModelTask.Form ignored -> WRITER;
      case ModelTask.Understand ignored -> PLANNER;
      case ModelTask.Rewrite ignored -> PLANNER;
      case ModelTask.Split ignored -> PLANNER;
      case ModelTask.DeriveKeywords ignored -> PLANNER;
      case ModelTask.NextStep ignored -> PLANNER;
    };
  }
}
