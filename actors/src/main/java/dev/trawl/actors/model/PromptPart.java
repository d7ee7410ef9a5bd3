package dev.trawl.actors.model;

/** A part of a prompt. The type says how its tokens are counted. */
sealed interface PromptPart {
  String text();

  /** Text that is the same in many calls, so its count is cached. */
  record Shared(String text) implements PromptPart {}

  /** Text that occurs in this call only. */
  record Own(String text) implements PromptPart {}

  /** Text that has already been counted, with the same tokenizer. */
  record Counted(String text, int tokens) implements PromptPart {}
}
