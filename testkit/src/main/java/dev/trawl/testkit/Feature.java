package dev.trawl.testkit;

/** What servers that speak OpenAI's protocol differ in. */
public enum Feature {
  /** Takes {@code response_format} of type {@code json_schema}; without: status 400 names it. */
  JSON_SCHEMA,
  /** Takes {@code tools}; without: status 400 says so. */
  TOOLS,
  /** Takes {@code stream_options}; without: status 400 names it. */
  STREAM_OPTIONS,
  /** Says how many tokens prompt and reply had. */
  USAGE,
  /** Counts tokens; without: takes a token for four letters, which costs next to nothing. */
  COUNTING,
  /** Reads with the lexical rules; without: replies "nothing" at once, to measure the client. */
  READING,
  /** Obeys orders that stand inside a document, as a weak model does. */
  GULLIBLE
}
