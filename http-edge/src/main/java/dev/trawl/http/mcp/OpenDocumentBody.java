package dev.trawl.http.mcp;

import java.util.Optional;

/**
 * What {@code open_document} takes: an address, or a text.
 *
 * @param url http or https address
 * @param name what to call the text
 */
public record OpenDocumentBody(
    Optional<String> url, Optional<String> text, Optional<String> name) {}
