package dev.trawl.actors.answer;

import dev.trawl.protocol.model.ReadingModel.Draft;
import java.util.function.Consumer;

/**
 * Joins the pieces of a further part of an answer to a draft. The model writes the sentence again
 * that was cut off; the beginning that the draft already has is left out. Not thread-safe.
 */
final class DraftSeam implements Consumer<String> {
  private final Consumer<String> pieces;

  /** The letters, without white space, with which the part is expected to begin. */
  private final String known;

  /** What is passed on before the first piece. */
  private String before;

  /** Text that has been known so far. */
  private final StringBuilder held = new StringBuilder();

  private int at;

  DraftSeam(Consumer<String> pieces, String before, String known) {
    this.pieces = pieces;
    this.before = before;
    this.known = known;
  }

  /** Joins to a draft that ends with the sentence at which {@code draft} was cut off. */
  static DraftSeam after(Draft draft, Consumer<String> pieces) {
    var known = draft.brokenOff().replaceAll("\\s+", "");
    return new DraftSeam(pieces, known.isEmpty() ? JoinedDraft.seam(draft) : "", known);
  }

  @Override
  public void accept(String piece) {
    var out = new StringBuilder();
    for (var index = 0; index < piece.length(); index++) {
      take(piece.charAt(index), out);
    }
    if (!out.isEmpty()) {
      pieces.accept(before + out);
      before = "";
    }
  }

  private void take(char c, StringBuilder out) {
    if (at == known.length()) {
      out.append(c);
    } else if (Character.isWhitespace(c)) {
      held.append(c);
    } else if (Character.toLowerCase(c) == Character.toLowerCase(known.charAt(at))) {
      held.append(c);
      at++;
    } else {
      out.append(' ').append(held).append(c);
      at = known.length();
    }
  }
}
