package dev.trawl.retrieval.outline;

import dev.trawl.protocol.Span;

/**
 * A figure or a table, found by its caption.
 *
 * @param number such as "3" or "3.1"
 * @param span the caption and, for a table, its rows
 * @param label the first line of the caption
 */
public record Caption(Unit unit, String number, Span span, String label) {
  public Caption {
    if (!unit.isCaptioned()) {
      throw new IllegalArgumentException("has no caption: " + unit);
    }
  }
}
