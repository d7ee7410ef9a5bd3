package dev.trawl.actors.answer;

import dev.trawl.protocol.model.ReadingModel.Draft;
import java.util.function.Consumer;

/**
 * Joins the pieces of a further part of an answer to a draft. The model first repeats the sentence
 * that was cut off. Its beginning is left out, because the draft already has it. Not thread-safe.
 */
final class DraftSeam implements Consumer<String> {
  private final Consumer<String> pieces;

  /** The letters, without white space, with which the part is expected to begin. */
  private final String known;

  /** The text to pass on before the first piece. */
  private String before;

  /** The beginning of this part, as long as it repeats {@code known}. */
  private final StringBuilder repeated = new StringBuilder();

  private int position;

  DraftSeam(Consumer<String> pieces, String before, String known) {
    this.pieces = pieces;
    this.before = before;
    this.known = known;
  }

  /** Joins the pieces to a draft that ends with the sentence at which {@code draft} was cut off. */
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
    if (position == known.length()) {
      out.append(c);
    } else if (Character.isWhitespace(c)) {
      repeated.append(c);
    } else if (Character.toLowerCase(c) == Character.toLowerCase(known.charAt(position))) {
      repeated.append(c);
      position++;
    } else {
      out.append(' ').append(repeated).append(c);
      position = known.length();
    }
  }
}
