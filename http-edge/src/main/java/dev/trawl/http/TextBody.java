package dev.trawl.http;

/**
 * Part of a document's extracted text, in UTF-16 units. It begins and ends between characters, so
 * it may be a unit shorter at an end than was asked for.
 */
public record TextBody(String id, int start, int end, String text) {}
