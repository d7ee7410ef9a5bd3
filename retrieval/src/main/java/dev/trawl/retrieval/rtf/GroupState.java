package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.rtf.FormulaTree.Node;
import org.jspecify.annotations.Nullable;

/**
 * The formatting of a group and what is done with its text. An inner group starts with the state of
 * the group around it, which does not change with it.
 */
final class GroupState implements Cloneable {
  /** Half points. Smaller steps only correct the position of a letter. */
  private static final int MIN_RAISED = 4;

  int font = Fonts.DEFAULT;

  /** {@code sup}, {@code sub} or empty. */
  String script = "";

  int style;

  /** The outline level from 0; -1 if the style decides it. */
  int outline = -1;

  boolean inTable;

  /** How many tables contain the paragraph; 0 if the file does not say it. */
  int nesting;

  /** The properties of rows are those of a table inside a cell. */
  boolean inNestedRow;

  /** Number of characters after {@code \ u} that are written for programs without Unicode. */
  int fallback = 1;

  /** What is done with text. */
  Destination into = Destination.BODY;

  /** What was done with text around a group that has its text in two forms. */
  Destination around = Destination.BODY;

  /** What ends with this group; {@link Destination#BODY} if it is only formatting. */
  Destination ends = Destination.BODY;

  /** The part of a formula that contains the group. */
  @Nullable Node part;

  /** This group has named its own part of the formula. */
  boolean isPart;

  private boolean hidden;
  private boolean deleted;

  /** The state with which a group inside this one starts. */
  GroupState inner() {
    try {
      var inner = (GroupState) clone();
      inner.ends = Destination.BODY;
      inner.isPart = false;
      return inner;
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean isHidden() {
    return hidden || deleted;
  }

  boolean isDeleted() {
    return deleted;
  }

  /** Reads a control word. Returns false if it does not change the formatting. */
  boolean read(String name, Tokens word) {
    boolean isOn = word.parameter(1) != 0;
    switch (name) {
      case "plain" -> resetCharacters();
      case "f" -> font = word.parameter(0);
      case "v" -> hidden = isOn;
      case "deleted", "mvf" -> deleted = isOn;
      case "super" -> script = isOn ? "sup" : "";
      case "sub" -> script = isOn ? "sub" : "";
      case "nosupersub" -> script = "";
      case "up" -> script = word.parameter(6) >= MIN_RAISED ? "sup" : "";
      case "dn" -> script = word.parameter(6) >= MIN_RAISED ? "sub" : "";
      case "pard" -> resetParagraph();
      case "s" -> style = word.parameter(0);
      case "outlinelevel" -> outline = word.parameter(0);
      case "intbl" -> inTable = isOn;
      case "itap" -> nesting = Math.max(0, word.parameter(1));
      case "uc" -> fallback = Math.max(0, word.parameter(1));
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Starts a text with formatting of its own, such as a note. */
  void reset() {
    resetCharacters();
    resetParagraph();
    inNestedRow = false;
  }

  private void resetCharacters() {
    font = Fonts.DEFAULT;
    script = "";
    hidden = false;
    deleted = false;
  }

  private void resetParagraph() {
    style = 0;
    outline = -1;
    inTable = false;
    nesting = 0;
  }
}
