package dev.trawl.protocol.model;

/** What a model is called for. A role may have a model of its own, and several endpoints. */
public enum Role {
  /** Reads one chunk: thousands of short calls, where a small model will do. */
  READER,
  /** Rewrites and splits the question, derives keywords, chooses the next step. */
  PLANNER,
  /** Answers from the window. */
  WRITER;

  /** The role that does {@code task}. */
  public static Role of(ModelTask task) {
    return switch (task) {
      case ModelTask.Read ignored -> READER;
      case ModelTask.Answer ignored -> WRITER;
      case ModelTask.Rewrite ignored -> PLANNER;
      case ModelTask.Split ignored -> PLANNER;
      case ModelTask.DeriveKeywords ignored -> PLANNER;
      case ModelTask.NextStep ignored -> PLANNER;
    };
  }
}
