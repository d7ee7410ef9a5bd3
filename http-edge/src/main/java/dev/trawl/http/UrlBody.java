package dev.trawl.http;

import java.util.Optional;

/** The http or https address of a document to open. */
public record UrlBody(Optional<String> url) {}
