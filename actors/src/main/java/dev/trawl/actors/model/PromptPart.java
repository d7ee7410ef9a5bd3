package dev.trawl.actors.model;

/** A part of a prompt. The type says how its tokens are counted. */
sealed interface PromptPart {
  String text();

  /** The same in many calls, so its count is cached. */
  record Shared(String text) implements PromptPart {}

  /** Occurs in this call only. */
  record Own(String text) implements PromptPart {}

  /** Counted already, with the same tokenizer. */
  record Counted(String text, int tokens) implements PromptPart {}
}
