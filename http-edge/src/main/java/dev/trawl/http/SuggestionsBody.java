package dev.trawl.http;

import java.util.List;

/** Questions that a document can answer; empty if none was found. */
public record SuggestionsBody(String id, List<String> suggestions) {}
