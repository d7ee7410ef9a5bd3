package dev.trawl.testkit.prompt;

import dev.trawl.protocol.Turn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The content of a prompt: the task named in its system message, and what its first user message
 * contains.
 *
 * @param texts the texts of documents, in order
 * @param turns the earlier questions of the conversation with their answers, in order
 * @param written the end of the answer that the model should continue; empty if it should not
 *     continue an answer
 */
public record ParsedPrompt(
    Task task, Map<Section, String> sections, List<Text> texts, List<Turn> turns, String written) {
  public enum Task {
    UNDERSTAND,
    REWRITE,
    SPLIT,
    KEYWORDS,
    READ,
    READ_ITEMS,
    READ_POINTS,
    READ_SEVERAL,
    ANSWER,
    NEXT_STEP
  }

  public enum Section {
    QUESTION,
    QUESTIONS,
    INSTRUCTION,
    LANGUAGES,
    DOCUMENTS,
    FINDINGS
  }

  /** A sentence and its number, which is unique in the prompt. */
  public record Line(int number, String sentence) {}

  /**
   * A text of a document.
   *
   * @param origin the text after the header: a heading, or a document's name and headings; may be
   *     empty
   */
  public record Text(String origin, List<Line> lines) {
    public Text {
      lines = List.copyOf(lines);
    }

    /** The sentences, one per line. */
    public String sentences() {
      return lines.stream().map(Line::sentence).collect(Collectors.joining("\n"));
    }
  }

  private static final String TASK = "TASK: ";

  public ParsedPrompt {
    sections = Map.copyOf(sections);
    texts = List.copyOf(texts);
    turns = List.copyOf(turns);
  }

  /** A prompt that does not continue an answer. */
  public ParsedPrompt(
      Task task, Map<Section, String> sections, List<Text> texts, List<Turn> turns) {
    this(task, sections, texts, turns, "");
  }

  /** Parses the first system message and the first user message; empty if they are not a prompt. */
  public static Optional<ParsedPrompt> of(String system, String user) {
    return task(system)
        .map(task -> new PromptParser(user).prompt(task))
        .filter(ParsedPrompt::hasQuestion);
  }

  private static Optional<Task> task(String system) {
    int end = system.indexOf('\n');
    var line = (end < 0 ? system : system.substring(0, end)).stripTrailing();
    return Stream.of(Task.values())
        .filter(task -> line.equals(TASK + task.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private boolean hasQuestion() {
    return !question().isBlank() || !section(Section.QUESTIONS).isBlank();
  }

  /** The content of a section; empty if the prompt does not have it. */
  public String section(Section name) {
    return sections.getOrDefault(name, "");
  }

  public String question() {
    return section(Section.QUESTION);
  }

  /** The sentences of all texts. */
  public Stream<Line> lines() {
    return texts.stream().flatMap(text -> text.lines().stream());
  }

  /** The sentence with this number; empty if there is none. */
  public Optional<String> sentence(int number) {
    return lines().filter(line -> line.number() == number).map(Line::sentence).findFirst();
  }

  /** The same prompt, to continue an answer that ends with {@code answer}. */
  public ParsedPrompt continuing(String answer) {
    return new ParsedPrompt(task, sections, texts, turns, answer);
  }

  /** The same prompt with other texts. */
  public ParsedPrompt withTexts(List<Text> others) {
    return new ParsedPrompt(task, sections, others, turns, written);
  }
}
