package dev.trawl.testkit.prompt;

import dev.trawl.protocol.Turn;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.ParsedPrompt.Section;
import dev.trawl.testkit.prompt.ParsedPrompt.Task;
import dev.trawl.testkit.prompt.ParsedPrompt.Text;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Parses a user message line by line. A header in square brackets begins a section, a text or a
 * turn, which ends at the next header. The lines of a text begin with a number, so a document
 * cannot contain a header.
 */
final class PromptParser {
  private static final Pattern SECTION =
      Pattern.compile("\\[(QUESTION|QUESTIONS|INSTRUCTION|LANGUAGES|DOCUMENTS|FINDINGS)]");
  private static final Pattern TEXT = Pattern.compile("\\[TEXT(?: \\d{1,6})?](?: (.*))?");
  private static final Pattern TURN = Pattern.compile("\\[TURN \\d{1,6}]");
  private static final Pattern NUMBERED = Pattern.compile("(\\d{1,6}): (.*)");
  private static final String QUESTION_START = "Question: ";
  private static final String ANSWER_START = "Answer: ";

  private enum Part {
    NONE,
    SECTION,
    TEXT,
    TURN
  }

  private final String message;
  private final Map<Section, String> sections = new EnumMap<>(Section.class);
  private final List<String> origins = new ArrayList<>();
  private final List<List<Line>> texts = new ArrayList<>();
  private final List<Turn> turns = new ArrayList<>();
  private Part open = Part.NONE;
  private Section section = Section.QUESTION;

  PromptParser(String message) {
    this.message = message;
  }

  ParsedPrompt prompt(Task task) {
    message.lines().forEach(this::parse);
    sections.replaceAll((name, content) -> content.strip());
    var read = new ArrayList<Text>();
    var above = "";
    for (var index = 0; index < texts.size(); index++) {
      var origin = origins.get(index);
      // Except in a prompt for an answer, a text without a heading belongs to the section of the
      // text before it.
      above = origin.isEmpty() && task != Task.ANSWER ? above : origin;
      read.add(new Text(above, texts.get(index)));
    }
    return new ParsedPrompt(task, sections, read, turns);
  }

  private void parse(String line) {
    if (!line.startsWith("[") || !isHeader(line)) {
      append(line);
    }
  }

  private boolean isHeader(String line) {
    var header = SECTION.matcher(line);
    var text = TEXT.matcher(line);
    if (header.matches()) {
      open = Part.SECTION;
      section = Section.valueOf(header.group(1));
    } else if (text.matches()) {
      open = Part.TEXT;
      origins.add(text.group(1) == null ? "" : text.group(1));
      texts.add(new ArrayList<>());
    } else if (TURN.matcher(line).matches()) {
      open = Part.TURN;
      turns.add(new Turn("", ""));
    } else {
      return false;
    }
    return true;
  }

  private void append(String line) {
    switch (open) {
      case NONE -> {}
      case SECTION -> sections.merge(section, line, (above, below) -> above + "\n" + below);
      case TEXT -> addSentence(line);
      case TURN -> addToTurn(line);
    }
  }

  private void addSentence(String line) {
    var numbered = NUMBERED.matcher(line);
    if (numbered.matches()) {
      texts.getLast().add(new Line(Integer.parseInt(numbered.group(1)), numbered.group(2)));
    }
  }

  private void addToTurn(String line) {
    var last = turns.removeLast();
    if (line.startsWith(QUESTION_START)) {
      turns.add(new Turn(line.substring(QUESTION_START.length()), last.answer()));
    } else if (line.startsWith(ANSWER_START)) {
      turns.add(new Turn(last.question(), line.substring(ANSWER_START.length())));
    } else {
      turns.add(last);
    }
  }
}
