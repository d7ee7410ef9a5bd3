package dev.trawl.http.mcp;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The arguments of {@code read}: a document and a place in it.
 *
 * @param document id or name of an open document
 * @param page from 1, instead of {@code start} and {@code end}
 * @param start first UTF-16 unit of the text, from 0
 * @param end one past the last
 */
public record ReadBody(
    Optional<String> document, OptionalInt page, OptionalInt start, OptionalInt end) {}
