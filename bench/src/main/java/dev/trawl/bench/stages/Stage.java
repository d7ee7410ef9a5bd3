package dev.trawl.bench.stages;

import java.util.Optional;

/** A step from file to answer, with its method in {@link Stages} and the method of its baseline. */
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

  /** The name in {@code Stages} and in reports. */
  String method() {
    return method;
  }

  /** The method of the baseline, which uses only a library; empty if there is none. */
  Optional<String> bare() {
    return bare;
  }
}
