package dev.trawl.protocol;

/**
 * A message that may be sent to another node. It is serialized as CBOR by Jackson, and each such
 * type has a serialization test.
 */
public interface Wire {}
