package dev.trawl.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The kind of a question. It decides how the documents are searched and read. */
public enum QuestionKind {
  /** Asks for information that is found in one or a few places. */
  @JsonProperty("fact")
  FACT,
  /** Asks for every item of a kind. */
  @JsonProperty("list")
  LIST,
  /** Asks how many items of a kind there are. */
  @JsonProperty("count")
  COUNT,
  /** Asks for the main points of the whole text. */
  @JsonProperty("summary")
  SUMMARY,
  /** Asks how two or more things differ. */
  @JsonProperty("compare")
  COMPARE,
  /** Asks for a place in the document, such as a chapter, a page or a figure. */
  @JsonProperty("place")
  PLACE,
  /** Needs no document, such as a greeting. */
  @JsonProperty("chat")
  CHAT;

  /** Returns true for a list or a count of items. */
  public boolean isOfItems() {
    return this == LIST || this == COUNT;
  }
}
