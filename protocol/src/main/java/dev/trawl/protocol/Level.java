package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How hard a run tries. */
public enum Level {
  /** Retrieve; where the evidence does not answer, step up. */
  @JsonProperty("auto")
  AUTO,
  /** Fill one window with the chunks BM25 finds, and answer. */
  @JsonProperty("retrieve")
  RETRIEVE,
  /** Show every chunk to the model, and answer from what its quotes find. */
  @JsonProperty("read")
  READ,
  /** Ask sub-questions of level {@link #READ} until the question can be answered. */
  @JsonProperty("reason")
  REASON
}
