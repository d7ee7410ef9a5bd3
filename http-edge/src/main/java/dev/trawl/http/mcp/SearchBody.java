package dev.trawl.http.mcp;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What {@code search} takes.
 *
 * @param documents ids or names of open documents; all that are open where there is none
 * @param limit most hits
 */
public record SearchBody(
    Optional<String> query, Optional<List<String>> documents, OptionalInt limit) {}
