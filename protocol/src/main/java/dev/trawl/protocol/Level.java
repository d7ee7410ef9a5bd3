package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How thoroughly a run searches. The three levels other than {@link #AUTO} follow Qwen-Agent,
 * "Generalizing an LLM from 8k to 1M context" (2024).
 */
public enum Level {
  /** Starts with {@link #RETRIEVE} and goes up a level if that finds no answer. */
  @JsonProperty("auto")
  AUTO,
  /** Fills one window with the best chunks by BM25 and answers from them. */
  @JsonProperty("retrieve")
  RETRIEVE,
  /** Shows every chunk to the model, then answers from the relevant chunks. */
  @JsonProperty("read")
  READ,
  /**
   * Asks sub-questions until the question can be answered. Answers each at level {@link #RETRIEVE}
   * or, if that gives no answer, at level {@link #READ}.
   */
  @JsonProperty("reason")
  REASON
}
