package dev.trawl.testkit;

/** The place where a reasoning model returns its thoughts. */
public enum Thinking {
  /** No thoughts. */
  NONE,
  /** Before the reply, between {@code <think>} and {@code </think>}. */
  TAGS,
  /** In the field {@code reasoning_content}. */
  FIELD
}
