package dev.trawl.http;

import java.util.Optional;

/** Asks for a document to be fetched from an http or https address. */
public record UrlBody(Optional<String> url) {}
