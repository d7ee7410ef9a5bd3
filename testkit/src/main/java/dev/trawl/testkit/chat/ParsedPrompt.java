package dev.trawl.testkit.chat;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The content of a prompt: the task named in its system message, and the sections of its first user
 * message.
 */
record ParsedPrompt(Task task, Map<Section, String> sections, List<Text> texts) {
  enum Task {
    REWRITE,
    SPLIT,
    KEYWORDS,
    READ,
    READ_SEVERAL,
    ANSWER,
    NEXT_STEP
  }

  enum Section {
    QUESTION,
    QUESTIONS,
    INSTRUCTION,
    KEYWORDS,
    LANGUAGES,
    FINDINGS
  }

  /**
   * A chunk, or a turn of a conversation.
   *
   * @param number number of the text in the prompt, from 1
   */
  record Text(int number, String heading, String text) {}

  private static final String TASK = "TASK: ";
  private static final Pattern SECTION =
      Pattern.compile("\\[(QUESTION|QUESTIONS|INSTRUCTION|KEYWORDS|LANGUAGES|FINDINGS)]");
  private static final Pattern HEADING = Pattern.compile("\\[HEADING (\\d{1,6})] ?(.*)");
  private static final Pattern FENCE = Pattern.compile("\\[TEXT (\\d{1,6}) ([0-9a-f]{16})]");

  ParsedPrompt {
    sections = Map.copyOf(sections);
    texts = List.copyOf(texts);
  }

  String section(Section name) {
    return sections.getOrDefault(name, "");
  }

  /** Parses {@code messages}; empty if they are not a known prompt. */
  static Optional<ParsedPrompt> of(List<ChatRequest.Message> messages) {
    var task = first(messages, "system").flatMap(ParsedPrompt::task);
    var user = first(messages, "user");
    return task.flatMap(t -> user.map(text -> new Parts(text).prompt(t)))
        .filter(ParsedPrompt::hasQuestion);
  }

  private boolean hasQuestion() {
    return !section(Section.QUESTION).isBlank() || !section(Section.QUESTIONS).isBlank();
  }

  private static Optional<String> first(List<ChatRequest.Message> messages, String role) {
    return messages.stream()
        .filter(message -> message.role().equals(role))
        .map(ChatRequest.Message::text)
        .findFirst();
  }

  private static Optional<Task> task(String system) {
    int end = system.indexOf('\n');
    var line = (end < 0 ? system : system.substring(0, end)).stripTrailing();
    return List.of(Task.values()).stream()
        .filter(task -> line.equals(TASK + task.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** Parses a user message line by line. */
  private static final class Parts {
    private final String text;
    private final Map<Section, String> sections = new EnumMap<>(Section.class);
    private final Map<Integer, String> headings = new HashMap<>();
    private final List<Text> texts = new ArrayList<>();
    private Optional<Section> open = Optional.empty();
    private int next;

    Parts(String text) {
      this.text = text;
    }

    ParsedPrompt prompt(Task task) {
      while (next < text.length()) {
        int end = text.indexOf('\n', next);
        var line = text.substring(next, end < 0 ? text.length() : end);
        next += line.length() + 1;
        parse(line);
      }
      sections.replaceAll((section, content) -> content.strip());
      return new ParsedPrompt(task, sections, texts);
    }

    private void parse(String line) {
      if (!line.startsWith("[")) {
        append(line);
        return;
      }
      var fence = FENCE.matcher(line);
      var heading = HEADING.matcher(line);
      var section = SECTION.matcher(line);
      if (fence.matches()) {
        fenced(Integer.parseInt(fence.group(1)), fence.group(2));
      } else if (heading.matches()) {
        headings.put(Integer.parseInt(heading.group(1)), heading.group(2));
      } else if (section.matches()) {
        open = Optional.of(Section.valueOf(section.group(1)));
      } else {
        append(line);
      }
    }

    private void append(String line) {
      open.ifPresent(name -> sections.merge(name, line, (above, below) -> above + "\n" + below));
    }

    /** Reads a fenced text. Only the matching fence ends it; everything inside it is content. */
    private void fenced(int number, String fence) {
      int end = text.indexOf("\n[END " + number + " " + fence + "]", next - 1);
      int stop = end < 0 ? text.length() : end;
      var chunk = next <= stop ? text.substring(next, stop) : "";
      texts.add(new Text(number, headings.getOrDefault(number, ""), chunk));
      open = Optional.empty();
      int after = end < 0 ? -1 : text.indexOf('\n', end + 1);
      next = after < 0 ? text.length() : after + 1;
    }
  }
}
