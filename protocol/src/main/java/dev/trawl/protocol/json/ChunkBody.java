package dev.trawl.protocol.json;

/** The place of a chunk in its document: offsets in UTF-16 units, and its first page, from 1. */
public record ChunkBody(String id, int chunk, int page, int start, int end) {}
