package dev.trawl.actors.model;

/** A piece of a prompt, and how its tokens become known. */
sealed interface PromptPart {
  String text();

  /** The same in many calls: worth remembering its count. */
  record Shared(String text) implements PromptPart {}

  /** In this call only. */
  record Own(String text) implements PromptPart {}

  /** Counted before, under the same vocabulary. */
  record Counted(String text, int tokens) implements PromptPart {}
}
