package dev.trawl.protocol;

/** Marks what may cross a node: bound to Jackson CBOR, and held to a serialization test. */
public interface Wire {}
