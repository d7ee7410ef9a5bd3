package dev.trawl.http.runs;

/**
 * An event of a run as clients get it.
 *
 * @param type the event's type
 * @param json the event on one line
 */
public record Entry(long seq, String type, String json) {}
