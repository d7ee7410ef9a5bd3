package dev.trawl.bench.stages;

import java.util.Optional;

/** A step from file to answer: the method of {@link Stages} that takes it, and one beside it. */
public enum Stage {
  PARSE("parse"),
  TOKENISE("tokenise", "bareTokenizer"),
  CHUNK("chunk"),
  INDEX("index", "bareLucene"),
  SEARCH("search", "bareSearch"),
  READ("read");

  private final String method;
  private final Optional<String> bare;

  Stage(String method) {
    this.method = method;
    this.bare = Optional.empty();
  }

  Stage(String method, String bare) {
    this.method = method;
    this.bare = Optional.of(bare);
  }

  /** As {@code Stages} and reports call it. */
  String method() {
    return method;
  }

  /** The method that does the same with a library alone; empty where none does. */
  Optional<String> bare() {
    return bare;
  }
}
