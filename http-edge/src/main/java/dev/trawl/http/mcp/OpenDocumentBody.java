package dev.trawl.http.mcp;

import java.util.Optional;

/**
 * The arguments of {@code open_document}: a URL or a text.
 *
 * @param url an http or https URL
 * @param name the name of the text
 */
public record OpenDocumentBody(
    Optional<String> url, Optional<String> text, Optional<String> name) {}
