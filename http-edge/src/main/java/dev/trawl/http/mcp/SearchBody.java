package dev.trawl.http.mcp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The arguments of {@code search}.
 *
 * @param documents ids or names of open documents; all open documents if absent
 * @param limit maximum number of hits
 */
public record SearchBody(
    Optional<String> query, Optional<List<String>> documents, OptionalInt limit) {}
