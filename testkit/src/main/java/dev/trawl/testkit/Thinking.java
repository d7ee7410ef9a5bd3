package dev.trawl.testkit;

/** Where a reasoning model's thoughts go. */
public enum Thinking {
  /** It has none. */
  NONE,
  /** Before the reply, between {@code <think>} and {@code </think>}. */
  TAGS,
  /** Into the field {@code reasoning_content}. */
  FIELD
}
