package dev.trawl.retrieval.rtf;

import dev.trawl.retrieval.office.ListNumber;
import dev.trawl.retrieval.office.Recorder;
import dev.trawl.retrieval.office.Symbols;
import dev.trawl.retrieval.office.Target;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Receives the text and the control words of a document and writes its stories: the text itself,
 * and notes, comments, headers and text boxes. Not thread-safe.
 */
final class Contents {
  private static final int MAX_STORIES = 20;
  private static final int MAX_NUMBER = 100;
  private static final int MAX_AUTHOR = 200;

  /** A story that is being read. */
  private static final class Open {
    private final Story story;
    private final Recorder recorder;

    /** The next note of this story has a number. */
    private boolean awaitsNote;

    /** This story is a note that has a number. */
    private boolean isNumbered;

    private boolean isEndnote;

    private Open(Story story, Recorder recorder) {
      this.story = story;
      this.recorder = recorder;
    }
  }

  private final Target target;
  private final Fonts fonts;
  private final StyleSheet styles = new StyleSheet();
  private final Fields fields = new Fields();
  private final Deque<Open> stories = new ArrayDeque<>();
  private final Set<String> headers = new HashSet<>();
  private final List<Recorder> footers = new ArrayList<>();
  private final List<byte[]> objects = new ArrayList<>();
  private final StringBuilder number = new StringBuilder();
  private final StringBuilder author = new StringBuilder();
  private FormulaTree formula = new FormulaTree();
  private int footnotes;
  private int endnotes;

  Contents(Target target, Fonts fonts) {
    this.target = target;
    this.fonts = fonts;
    stories.push(new Open(new Story(target, styles), new Recorder(target)));
  }

  private Open current() {
    return stories.element();
  }

  private Story story() {
    return current().story;
  }

  /** Starts a group that is more than formatting. Returns false if it is skipped. */
  boolean start(Destination destination, GroupState group) {
    if (destination.isStory()) {
      return startStory(destination, group);
    }
    var around = group.into;
    group.into = destination;
    group.ends = destination;
    switch (destination) {
      case NUMBER -> number.setLength(0);
      case AUTHOR -> author.setLength(0);
      case ENTRY -> fields.startEntry();
      case STYLE -> styles.start();
      case FORMULA -> {
        formula = new FormulaTree();
        group.part = formula.root();
      }
      case FIELD -> {
        fields.start();
        group.into = around;
      }
      case NESTED_ROW -> {
        group.inNestedRow = true;
        group.into = around;
      }
      case CONTAINER -> group.into = around;
      case TWO_FORMS -> group.around = around;
      case SECOND_FORM -> group.into = group.around;
      default -> {}
    }
    return true;
  }

  private boolean startStory(Destination destination, GroupState group) {
    boolean isText = group.into == Destination.BODY;
    boolean isBox = destination == Destination.BOX && group.into == Destination.SHAPE;
    if (group.isHidden() || stories.size() > MAX_STORIES || !isText && !isBox) {
      return false;
    }
    var recorder = new Recorder(target);
    var open = new Open(new Story(recorder, styles), recorder);
    if (destination == Destination.NOTE) {
      open.isNumbered = current().awaitsNote;
      current().awaitsNote = false;
    }
    stories.push(open);
    group.reset();
    group.into = Destination.BODY;
    group.ends = destination;
    return true;
  }

  /**
   * Ends a group that is more than formatting.
   *
   * @param group the group around it
   */
  void end(Destination destination, GroupState group) {
    if (destination.isStory()) {
      endStory(destination, group);
      return;
    }
    switch (destination) {
      case NUMBER -> story().number(mark(number.toString().strip()));
      case FIELD -> {
        var shown = fields.end();
        if (!shown.isEmpty()) {
          write(shown, group);
        }
      }
      case FORMULA -> {
        if (group.into == Destination.BODY && !group.isHidden()) {
          story().plainText(formula.line(), group);
        }
      }
      default -> {}
    }
  }

  private void endStory(Destination destination, GroupState group) {
    var ended = stories.pop();
    ended.story.finish();
    var recorder = ended.recorder;
    switch (destination) {
      case NOTE -> endNote(ended, group);
      case BOX -> story().addBox(recorder);
      case COMMENT -> {
        var name = author.toString().strip();
        author.setLength(0);
        addNote(recorder, name.isEmpty() ? "Comment: " : "Comment by " + name + ": ");
      }
      default -> {
        if (recorder.hasText() && headers.add(destination + recorder.words().strip())) {
          addHeader(destination, recorder);
        }
      }
    }
  }

  private void endNote(Open note, GroupState group) {
    var mark = "";
    if (note.isNumbered) {
      var count =
          note.isEndnote ? ListNumber.of(++endnotes, "lowerRoman") : String.valueOf(++footnotes);
      mark = "[" + count + "]";
      story().plainText(mark, group);
    }
    addNote(note.recorder, mark.isEmpty() ? "" : mark + " ");
  }

  private void addNote(Recorder recorder, String label) {
    if (recorder.hasText()) {
      var labelled = new Recorder(target);
      recorder.replay(labelled, label);
      story().addNote(labelled);
    }
  }

  /** Headers come before the text of their section, and footers at the end. */
  private void addHeader(Destination destination, Recorder recorder) {
    if (destination == Destination.FOOTER) {
      footers.add(recorder);
    } else if (stories.size() == 1 && story().isEmpty()) {
      recorder.replay(target, "");
    } else {
      story().addNote(recorder);
    }
  }

  /** The number of an item of a list. Any sign that is no number is a bullet. */
  private static String mark(String words) {
    boolean isSign = words.codePointCount(0, words.length()) == 1;
    return isSign && !isNumber(words.codePointAt(0)) ? "•" : words;
  }

  private static boolean isNumber(int c) {
    return Character.isLetterOrDigit(c)
        || Character.getType(c) == Character.OTHER_NUMBER
        || Character.getType(c) == Character.LETTER_NUMBER;
  }

  /** Handles a text. */
  void text(String words, GroupState group) {
    switch (group.into) {
      case INSTRUCTION -> fields.addInstruction(words);
      case ENTRY -> fields.addEntry(words);
      case FONTS -> fonts.addName(words);
      case STYLE -> styles.addName(words);
      case AUTHOR -> {
        if (author.length() + words.length() <= MAX_AUTHOR) {
          author.append(words);
        }
      }
      case FORMULA -> {
        if (group.part != null) {
          group.part.add(words);
        }
      }
      case BODY, NUMBER -> write(Symbols.text(words, fonts.name(group.font)), group);
      default -> {}
    }
  }

  private void write(String words, GroupState group) {
    if (group.isHidden()) {
      return;
    }
    if (group.into == Destination.BODY) {
      fields.written(words);
      story().text(words, group);
    } else if (group.into == Destination.NUMBER) {
      addNumber(words, group);
    }
  }

  /** In a font for typewriters, the letter o is Word's bullet of the second level. */
  private void addNumber(String words, GroupState group) {
    boolean isBullet = words.strip().equals("o") && fonts.name(group.font).startsWith("Courier");
    if (number.length() + words.length() <= MAX_NUMBER) {
      number.append(isBullet ? "•" : words);
    }
  }

  /** Handles a control word that does not change the formatting of characters. */
  void word(String name, int parameter, GroupState group) {
    switch (group.into) {
      case FONTS -> fonts.read(name, parameter);
      case STYLE -> styles.read(name, parameter);
      case FORM -> fields.readForm(name, parameter);
      case FORMULA -> readFormula(name, group);
      case BODY -> readBody(name, parameter, group);
      default -> {}
    }
  }

  private void readFormula(String name, GroupState group) {
    if (group.part != null && !group.isPart && FormulaTree.isPart(name)) {
      group.part = formula.start(group.part, name);
      group.isPart = true;
    }
  }

  private void readBody(String name, int parameter, GroupState group) {
    switch (name) {
      case "par" -> endParagraph(group);
      case "line", "lbr", "softline", "column" -> {
        if (!group.isHidden()) {
          story().lineBreak();
        }
      }
      case "page", "sect" -> story().pageBreak(group);
      case "cell" -> story().endCell();
      case "row" -> story().endRow();
      case "nestcell" -> story().endNestedCell(group);
      case "nestrow" -> story().endNestedRow(group);
      case "chftn" -> current().awaitsNote = !group.isHidden();
      case "ftnalt" -> current().isEndnote = true;
      default -> {
        if (!story().readRow(name, parameter, group)) {
          fonts.readHead(name, parameter);
        }
      }
    }
  }

  /** If the mark between two paragraphs was deleted, the second continues the first. */
  void endParagraph(GroupState group) {
    if (group.into == Destination.BODY && !group.isDeleted()) {
      current().awaitsNote = false;
      story().endParagraph(group);
    }
  }

  /** Keeps an embedded object, which is read after the text. */
  void object(byte[] object) {
    objects.add(object);
  }

  /** Writes what is left at the end of the document. */
  void finish() throws IOException {
    story().finish();
    for (var footer : footers) {
      footer.replay(target, "");
    }
    for (var object : objects) {
      try {
        var document = EmbeddedObject.document(object);
        if (document.isPresent()) {
          var name = document.get().name();
          target.embedded(
              name.isEmpty() ? "embedded document" : name,
              new ByteArrayInputStream(document.get().content()));
        }
      } catch (IOException | RuntimeException e) {
        target.check();
        target.warn("an embedded document could not be read");
      }
    }
  }
}
