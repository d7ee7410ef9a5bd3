package dev.trawl.actors.model;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.retrieval.chunk.Languages;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The user message of a task: sections with headers, then the numbered sentences of the documents.
 * The same text is counted and sent.
 *
 * <p>Headings, names, findings and earlier turns in the message are each put on one line, so that
 * no part of them can be mistaken for a header. Text from documents is also shortened.
 *
 * @param language the question's language, which selects the language of the fixed part
 * @param shown the chunks in the message
 * @param instruction follows the fixed part; may be empty
 * @param before earlier turns of the conversation, which are sent as separate messages; may be
 *     empty
 * @param part the part of an answer to write
 */
record TaskPrompt(
    Job job,
    String language,
    List<PromptPart> parts,
    NumberedText shown,
    String instruction,
    List<Turn> before,
    ModelTask.Part part) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final int MAX_HEADING_CHARS = 300;
  private static final int MAX_CHAPTER_CHARS = 60;
  private static final int MAX_FINDING_CHARS = 1000;
  private static final NumberedText NONE = new NumberedText(List.of(), List.of());

  /**
   * The tokens that a number adds to a line: the number, a colon, and the space before the text.
   */
  private static final int NUMBER_TOKENS = 3;

  private static final String ENGLISH = "en";
  private static final String CHINESE = "zh";

  TaskPrompt {
    parts = List.copyOf(parts);
    before = List.copyOf(before);
  }

  private TaskPrompt(Job job, String language, List<PromptPart> parts, NumberedText shown) {
    this(job, language, parts, shown, "", List.of(), ModelTask.Part.WHOLE);
  }

  private TaskPrompt(Job job, String language, List<PromptPart> parts) {
    this(job, language, parts, NONE);
  }

  /**
   * @param sections caches the section with the questions
   */
  static TaskPrompt of(ModelTask task, QuestionSections sections) {
    return switch (task) {
      case ModelTask.Understand understand ->
          asking(
              task,
              understand.question(),
              question(understand.question())
                  + optional("DOCUMENTS", about(understand.documents()))
                  + turns(understand.history()));
      case ModelTask.Rewrite(var question, var history) ->
          asking(task, question, question(question) + turns(history));
      case ModelTask.Split(var question) -> asking(task, question, question(question));
      case ModelTask.DeriveKeywords derive ->
          new TaskPrompt(
              Job.KEYWORDS,
              derive.language(),
              List.of(
                  new PromptPart.Own(
                      question(derive.information())
                          + section("LANGUAGES", String.join(",", languages(derive))))));
      case ModelTask.Read read -> reading(task, read, sections);
      case ModelTask.ReadGroup group -> reading(task, group, sections);
      case ModelTask.Answer answer -> answering(answer);
      case ModelTask.Chat(var message, var instruction, var history) ->
          new TaskPrompt(
              Job.CHAT,
              Languages.of(message),
              List.of(new PromptPart.Own(message)),
              NONE,
              instruction,
              history,
              ModelTask.Part.WHOLE);
      case ModelTask.Form(var question, var answer, var jsonSchema) ->
          asking(
              task,
              question,
              question(question) + section("ANSWER", answer) + section("SCHEMA", jsonSchema));
      case ModelTask.NextStep next ->
          new TaskPrompt(
              Job.of(task),
              next.language(),
              List.of(
                  new PromptPart.Own(
                      question(next.question())
                          + optional("INSTRUCTION", next.instruction())
                          + optional("DOCUMENTS", named(next.documents()))
                          + optional("FINDINGS", findings(next.findings())))));
    };
  }

  private static TaskPrompt asking(ModelTask task, String question, String text) {
    return new TaskPrompt(Job.of(task), Languages.of(question), List.of(new PromptPart.Own(text)));
  }

  private static TaskPrompt reading(
      ModelTask task, ModelTask.Read read, QuestionSections sections) {
    var shown = NumberedText.of(List.of(read.chunk()));
    var parts = new ArrayList<PromptPart>();
    parts.add(new PromptPart.Shared(sections.of(read.questions(), TaskPrompt::questions)));
    parts.addAll(text("[TEXT]", context(read.chunk()), shown, 0));
    var language = read.questions().getFirst().query().language();
    return new TaskPrompt(Job.of(task), language, parts, shown);
  }

  /** A heading is not repeated for the chunks that continue its section. */
  private static TaskPrompt reading(
      ModelTask task, ModelTask.ReadGroup group, QuestionSections sections) {
    var shown = NumberedText.of(group.chunks());
    var parts = new ArrayList<PromptPart>();
    var question = sections.of(List.of(group.question()), TaskPrompt::questions);
    parts.add(new PromptPart.Shared(question));
    var above = "";
    for (var index = 0; index < group.chunks().size(); index++) {
      var heading = context(group.chunks().get(index));
      var header = "[TEXT %d]".formatted(index + 1);
      parts.addAll(text(header, heading.equals(above) ? "" : heading, shown, index));
      above = heading;
    }
    var language = group.question().query().language();
    return new TaskPrompt(Job.of(task), language, parts, shown);
  }

  private static TaskPrompt answering(ModelTask.Answer answer) {
    var shown = NumberedText.of(answer.chunks());
    var parts = new ArrayList<PromptPart>();
    parts.add(
        new PromptPart.Shared(
            question(answer.information()) + optional("INSTRUCTION", answer.instruction())));
    for (var index = 0; index < answer.chunks().size(); index++) {
      var chunk = answer.chunks().get(index);
      var name = answer.names().getOrDefault(chunk.id().document(), "");
      var origin =
          Stream.of(line(name, MAX_HEADING_CHARS), context(chunk))
              .filter(part -> !part.isEmpty())
              .collect(Collectors.joining(" \u203a "));
      parts.addAll(text("[TEXT %d]".formatted(index + 1), origin, shown, index));
    }
    return new TaskPrompt(
        Job.ANSWER, answer.query().language(), parts, shown, "", List.of(), answer.part());
  }

  /** The headings above the chunk and the names of the columns of its table. */
  private static String context(Chunk chunk) {
    return Stream.of(chunk.heading(), chunk.tableHead())
        .map(part -> line(part, MAX_HEADING_CHARS))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" \u203a "));
  }

  /** A header and the numbered lines of the chunk at {@code index}. */
  private static List<PromptPart> text(
      String header, String origin, NumberedText shown, int index) {
    var tokens = shown.chunks().get(index).tokens();
    return List.of(
        new PromptPart.Shared(origin.isEmpty() ? header + "\n" : header + " " + origin + "\n"),
        new PromptPart.Counted(shown.lines(index), tokens + NUMBER_TOKENS * shown.count(index)));
  }

  /** Everything that is sent except the fixed part. */
  List<PromptPart> counted() {
    return Stream.concat(
            parts.stream(),
            before.stream()
                .flatMap(turn -> Stream.of(turn.question(), turn.answer()))
                .map(PromptPart.Own::new))
        .toList();
  }

  /** The complete user message. */
  String text() {
    var text = new StringBuilder(parts.stream().mapToInt(part -> part.text().length()).sum());
    parts.forEach(part -> text.append(part.text()));
    var end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** A section for each turn. */
  private static String turns(List<Turn> history) {
    return IntStream.rangeClosed(1, history.size())
        .mapToObj(number -> "[TURN %d]\n%s\n".formatted(number, asText(history.get(number - 1))))
        .collect(Collectors.joining());
  }

  /** A line for the question, and another for the answer, if any. */
  private static String asText(Turn turn) {
    var question = "Question: " + line(turn.question(), Integer.MAX_VALUE);
    return turn.answer().isBlank()
        ? question
        : question + "\nAnswer: " + line(turn.answer(), Integer.MAX_VALUE);
  }

  private static String about(List<ModelTask.AboutDocument> documents) {
    return documents.stream().map(TaskPrompt::about).collect(Collectors.joining("\n"));
  }

  /** A line with name and languages, and a line with the chapters, if any. */
  private static String about(ModelTask.AboutDocument document) {
    var name =
        "%s (%s)"
            .formatted(
                line(document.name(), MAX_HEADING_CHARS), String.join(", ", document.languages()));
    return document.chapters().isEmpty()
        ? name
        : document.chapters().stream()
            .map(chapter -> line(chapter, MAX_CHAPTER_CHARS))
            .collect(Collectors.joining(" | ", name + "\n- ", ""));
  }

  private static String question(String question) {
    return section("QUESTION", question.strip());
  }

  private static String questions(List<ModelTask.Question> questions) {
    return questions.size() == 1
        ? question(questions.getFirst().information())
        : section(
            "QUESTIONS",
            numbered(questions, question -> line(question.information(), Integer.MAX_VALUE)));
  }

  /**
   * The languages of the question and the documents. If there is only one, English is added, or
   * Chinese if that one is English, because keywords in a second language often match too.
   */
  private static List<String> languages(ModelTask.DeriveKeywords task) {
    var codes =
        Stream.concat(Stream.of(task.language()), task.documentLanguages().stream())
            .filter(code -> !code.isBlank() && !code.equals(Languages.UNKNOWN))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    for (var second : List.of(ENGLISH, CHINESE)) {
      if (codes.size() < 2) {
        codes.add(second);
      }
    }
    return List.copyOf(codes);
  }

  private static String named(List<String> documents) {
    return documents.stream()
        .map(name -> line(name, MAX_HEADING_CHARS))
        .collect(Collectors.joining("\n"));
  }

  private static <T> String numbered(List<T> list, Function<T, String> format) {
    return IntStream.range(0, list.size())
        .mapToObj(at -> "%d. %s".formatted(at + 1, format.apply(list.get(at))))
        .collect(Collectors.joining("\n"));
  }

  /** The findings. Each quote has its own line and number. */
  private static String findings(List<Finding> findings) {
    var lines = new ArrayList<String>();
    var number = 1;
    for (var finding : findings) {
      var found = finding.evidence().size();
      lines.add(
          "- %s Answer: %s%s"
              .formatted(
                  line(finding.subQuestion(), MAX_FINDING_CHARS),
                  line(finding.answer(), MAX_FINDING_CHARS),
                  finding.total() > found
                      ? " (%d of %d sentences found)".formatted(found, finding.total())
                      : ""));
      for (var evidence : finding.evidence()) {
        lines.add(number++ + ": " + line(evidence.quote(), MAX_FINDING_CHARS));
      }
    }
    return String.join("\n", lines);
  }

  private static String optional(String header, String text) {
    return text.isBlank() ? "" : section(header, text.strip());
  }

  private static String section(String header, String text) {
    return "[%s]\n%s\n".formatted(header, text);
  }

  /** {@code text} on one line, cut to {@code maxChars}. */
  private static String line(String text, int maxChars) {
    var line = SPACE.matcher(text).replaceAll(" ").strip();
    return line.length() <= maxChars ? line : DisplayText.prefix(line, maxChars) + "…";
  }
}
