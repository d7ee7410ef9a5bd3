package dev.trawl.retrieval.rtf;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is done with the text of a group. */
enum Destination {
  /** The text of a document, note, header or text box. */
  BODY,
  NOTE("footnote"),
  HEADER("header headerl headerr headerf"),
  FOOTER("footer footerl footerr footerf"),
  COMMENT("annotation"),
  AUTHOR("atnauthor"),
  /** A text box. */
  BOX("shptxt dptxbxtext"),
  /** A shape, whose only text is in its boxes. */
  SHAPE("shpinst do"),
  /** The number or bullet of an item of a list. */
  NUMBER("listtext pntext"),
  FIELD("field"),
  INSTRUCTION("fldinst"),
  /** The properties of a box or list of a form. */
  FORM("formfield"),
  /** An entry of a list of a form. */
  ENTRY("ffl"),
  FONTS("fonttbl"),
  STYLES("stylesheet"),
  STYLE,
  OBJECT("objdata"),
  /** A text that follows in two forms, of which the second is in Unicode. */
  TWO_FORMS("upr"),
  SECOND_FORM("ud"),
  /** The properties of a row of a table inside a cell. */
  NESTED_ROW("nesttableprops"),
  FORMULA("moMath"),
  /** Contains something that is read. */
  CONTAINER("moMathPara"),
  /** Not text of the document. Any other destination after {@code \*} is skipped too. */
  SKIPPED(
      "aftncn aftnsep aftnsepc author buptim colortbl comment creatim datafield doccomm falt fchars"
          + " filetbl fname ftncn ftnsep ftnsepc info keywords lchars leveltext levelnumbers list"
          + " listlevel listname listoverride listoverridetable listtable mmathPict mmathPr"
          + " nextfile nonesttables nonshppict objalias objclass objname objsect objtime objtopic"
          + " operator panose pict pntxta pntxtb printim private revtbl revtim rsidtbl rxe shppict"
          + " shprslt sn sp subject sv tc tcn title txe xe");

  private static final Map<String, Destination> BY_WORD = new HashMap<>();

  static {
    for (var destination : values()) {
      for (var word : destination.words) {
        BY_WORD.put(word, destination);
      }
    }
  }

  private final String[] words;

  Destination(String... words) {
    this.words = words.length == 0 ? words : words[0].split(" ");
  }

  /** The destination that a control word starts. */
  static @Nullable Destination of(String word) {
    return BY_WORD.get(word);
  }

  /** Returns true if control words for formatting mean something else here. */
  boolean hasOwnWords() {
    return this == FONTS || this == STYLE || this == STYLES;
  }

  /** Returns true if this starts a text apart from the text around it. */
  boolean isStory() {
    return switch (this) {
      case NOTE, HEADER, FOOTER, COMMENT, BOX -> true;
      default -> false;
    };
  }
}
