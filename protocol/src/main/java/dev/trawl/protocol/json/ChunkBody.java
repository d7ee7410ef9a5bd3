package dev.trawl.protocol.json;

/** The place of chunk {@code chunk} in a document: offsets in UTF-16 units, and its first page. */
public record ChunkBody(String id, int chunk, int page, int start, int end) {}
