package dev.trawl.http.mcp;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * The arguments of {@code read}: a document and a span or page of it.
 *
 * @param document id or name of an open document
 * @param page a page number, from 1, instead of {@code start} and {@code end}
 * @param start offset of the first UTF-16 unit, from 0
 * @param end offset of the end, exclusive
 */
public record ReadBody(
    Optional<String> document, OptionalInt page, OptionalInt start, OptionalInt end) {}
