package dev.trawl.testkit;

/** Features that not every OpenAI-compatible server supports. */
public enum Feature {
  /**
   * Accepts {@code response_format} of type {@code json_schema}. Otherwise the endpoint replies
   * with status 400, and the message names the parameter.
   */
  JSON_SCHEMA,
  /**
   * Accepts {@code stream_options}. Otherwise the endpoint replies with status 400, and the message
   * names the parameter.
   */
  STREAM_OPTIONS,
  /** Reports the number of tokens in the prompt and the reply. */
  USAGE,
  /** Counts tokens exactly. Otherwise assumes four characters per token, which is much faster. */
  COUNTING,
  /**
   * Reads with the lexical rules. Otherwise replies immediately that nothing was found, to measure
   * the client.
   */
  READING,
  /** Follows instructions inside a document, as a weak model does. */
  GULLIBLE
}
