package dev.trawl.protocol;

/**
 * A message that may be sent to another node. Jackson serializes it as CBOR, and a test covers each
 * of these types.
 */
public interface Wire {}
