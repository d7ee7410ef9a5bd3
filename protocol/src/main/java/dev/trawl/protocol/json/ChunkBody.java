package dev.trawl.protocol.json;

/** Where chunk {@code chunk} of a document stands: offsets in UTF-16 units, and its first page. */
public record ChunkBody(String id, int chunk, int page, int start, int end) {}
