package dev.trawl.testkit;

/** Features that not every OpenAI-compatible server has. */
public enum Feature {
  /**
   * Accepts {@code response_format} of type {@code json_schema}; without it, status 400 names the
   * parameter.
   */
  JSON_SCHEMA,
  /** Accepts {@code tools}; without it, status 400 says so. */
  TOOLS,
  /** Accepts {@code stream_options}; without it, status 400 names the parameter. */
  STREAM_OPTIONS,
  /** Reports how many tokens prompt and reply had. */
  USAGE,
  /** Counts tokens; without it, assumes four letters to a token, which costs almost no time. */
  COUNTING,
  /** Reads with the lexical rules; without it, replies "nothing" at once, to measure the client. */
  READING,
  /** Obeys orders inside a document, as a weak model does. */
  GULLIBLE
}
