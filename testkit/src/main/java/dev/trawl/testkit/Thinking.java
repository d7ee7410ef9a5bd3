package dev.trawl.testkit;

/** Where the thoughts of a reasoning model go. */
public enum Thinking {
  /** It has no thoughts. */
  NONE,
  /** Before the reply, between {@code <think>} and {@code </think>}. */
  TAGS,
  /** In the field {@code reasoning_content}. */
  FIELD
}
