package dev.trawl.http.mcp;

import java.util.Optional;

/**
 * The arguments of {@code open_document}: an address or a text.
 *
 * @param url http or https address
 * @param name the name of the text
 */
public record OpenDocumentBody(
    Optional<String> url, Optional<String> text, Optional<String> name) {}
