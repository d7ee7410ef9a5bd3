package dev.trawl.http;

import java.util.List;

/** Questions that a document can answer; empty where nothing in it stands out. */
public record SuggestionsBody(String id, List<String> suggestions) {}
