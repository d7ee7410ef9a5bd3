package dev.trawl.bench.stages;

import java.util.Optional;

/** A step from file to answer, with its method in {@link Stages} and the method of its baseline. */
public enum Stage {
  PARSE("parse"),
  TOKENISE("tokenise", "tokenizerAlone"),
  CHUNK("chunk"),
  INDEX("index", "luceneAlone"),
  SEARCH("search", "luceneSearchAlone"),
  READ("read");

  private final String method;
  private final Optional<String> baseline;

  Stage(String method) {
    this.method = method;
    this.baseline = Optional.empty();
  }

  Stage(String method, String baseline) {
    this.method = method;
    this.baseline = Optional.of(baseline);
  }

  /** The name in {@code Stages} and in reports. */
  String method() {
    return method;
  }

  /** The method that measures the library alone; empty if the stage has no such baseline. */
  Optional<String> baseline() {
    return baseline;
  }
}
