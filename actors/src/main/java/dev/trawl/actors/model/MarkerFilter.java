package dev.trawl.actors.model;

import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Removes the numbers of sentences from an answer while it is being written, because only the
 * finished answer has markers that people can follow. Not thread-safe.
 */
final class MarkerFilter implements Consumer<String> {
  /** A longer bracket is not a marker. */
  private static final int MAX_PENDING = 48;

  /** White space, or the beginning of a marker that was cut off. */
  private static final Pattern BEGINNING = Pattern.compile("\\s*(?:[\\[【［]\\^?[\\d\\s,;、–-]*)?");

  private static final String OPENING = "[【［(（";

  private final Consumer<String> pieces;

  /** White space and a bracket that may become a marker. */
  private final StringBuilder pending = new StringBuilder();

  MarkerFilter(Consumer<String> pieces) {
    this.pieces = pieces;
  }

  @Override
  public void accept(String piece) {
    var out = new StringBuilder();
    for (var at = 0; at < piece.length(); at++) {
      take(piece.charAt(at), out);
    }
    if (!out.isEmpty()) {
      pieces.accept(out.toString());
    }
  }

  /** Called after the last piece: passes on what is pending, unless it begins a marker. */
  void end() {
    if (!pending.isEmpty() && !BEGINNING.matcher(pending).matches()) {
      pieces.accept(pending.toString());
    }
    pending.setLength(0);
  }

  private boolean isInBracket() {
    return pending.chars().anyMatch(each -> OPENING.indexOf(each) >= 0);
  }

  private void take(char c, StringBuilder out) {
    if (isInBracket()) {
      pending.append(c);
      var marker = MarkedText.MARKERS.matcher(pending);
      if (marker.matches()) {
        pending.setLength(0);
      } else if (!marker.hitEnd() || pending.length() > MAX_PENDING) {
        out.append(pending);
        pending.setLength(0);
      }
    } else if (OPENING.indexOf(c) >= 0 || c == ' ') {
      if (c == ' ') {
        out.append(pending);
        pending.setLength(0);
      }
      pending.append(c);
    } else {
      out.append(pending).append(c);
      pending.setLength(0);
    }
  }
}
