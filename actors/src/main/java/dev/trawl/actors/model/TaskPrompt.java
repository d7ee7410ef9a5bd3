package dev.trawl.actors.model;

import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.Keyword;
import dev.trawl.protocol.Query;
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
 * The user message of a task: sections, each with a header, then the documents' text between
 * fences. It is built in the same way for counting and for sending, so that the count is that of
 * the sent text.
 *
 * <p>Text from a document outside the fences (headings, names, findings) is put on one line and
 * cut, so that no line of it can be mistaken for a header.
 *
 * @param language the language of the question, which decides the language of the fixed part
 */
record TaskPrompt(Job job, String language, List<PromptPart> parts) {
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\p{Cc}]+");
  private static final int MAX_HEADING_CHARS = 300;
  private static final int MAX_FINDING_CHARS = 1000;
  private static final String ENGLISH = "en";
  private static final String CHINESE = "zh";

  TaskPrompt {
    parts = List.copyOf(parts);
  }

  /**
   * @param sections caches the section of the last questions
   */
  static TaskPrompt of(ModelTask task, Fence fence, QuestionSections sections) {
    return switch (task) {
      case ModelTask.Rewrite(var question, var history) ->
          new TaskPrompt(Job.of(task), Languages.of(question), turns(question, history, fence));
      case ModelTask.Split(var question) -> asking(task, question, question(question));
      case ModelTask.DeriveKeywords derive ->
          new TaskPrompt(
              Job.KEYWORDS,
              derive.language(),
              List.of(
                  new PromptPart.Own(
                      question(derive.information())
                          + section("LANGUAGES", String.join(",", languages(derive))))));
      case ModelTask.Read read ->
          about(
              task,
              read.questions().getFirst().query(),
              sections.of(read.questions(), TaskPrompt::questions),
              texts(
                  read.questions().stream()
                      .map(ModelTask.Question::information)
                      .collect(Collectors.joining("\n")),
                  List.of(read.chunk()),
                  fence));
      case ModelTask.Answer answer ->
          about(
              task,
              answer.query(),
              question(answer.information())
                  + optional("INSTRUCTION", answer.instruction())
                  + keywords(answer.query()),
              texts(answer.information(), answer.chunks(), fence));
      case ModelTask.NextStep next ->
          new TaskPrompt(
              Job.of(task),
              next.language(),
              List.of(
                  new PromptPart.Own(
                      question(next.question())
                          + optional("INSTRUCTION", next.instruction())
                          + optional("DOCUMENTS", named(next.documents()))
                          + optional("FINDINGS", numbered(next.findings(), TaskPrompt::asText)))));
    };
  }

  private static TaskPrompt asking(ModelTask task, String question, String text) {
    return new TaskPrompt(Job.of(task), Languages.of(question), List.of(new PromptPart.Own(text)));
  }

  private static TaskPrompt about(
      ModelTask task, Query query, String head, List<PromptPart> texts) {
    var parts = new ArrayList<PromptPart>();
    parts.add(new PromptPart.Shared(head));
    parts.addAll(texts);
    return new TaskPrompt(Job.of(task), query.language(), parts);
  }

  /** The whole user message. */
  String text() {
    var text = new StringBuilder(parts.stream().mapToInt(part -> part.text().length()).sum());
    parts.forEach(part -> text.append(part.text()));
    var end = text.length();
    while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Earlier answers quote documents, so each turn is fenced like a document's text. */
  private static List<PromptPart> turns(String question, List<Turn> history, Fence fence) {
    var texts = history.stream().map(TaskPrompt::asText).toList();
    var digits = fence.around(question, texts);
    var parts = new ArrayList<PromptPart>();
    parts.add(new PromptPart.Own(question(question)));
    for (var number = 1; number <= texts.size(); number++) {
      parts.addAll(fenced(number, digits, new PromptPart.Own(texts.get(number - 1))));
    }
    return parts;
  }

  /** A line for the question, and another for the answer, if any. */
  private static String asText(Turn turn) {
    var question = "Question: " + line(turn.question(), Integer.MAX_VALUE);
    return turn.answer().isBlank()
        ? question
        : question + "\nAnswer: " + line(turn.answer(), Integer.MAX_VALUE);
  }

  private static List<PromptPart> texts(String information, List<Chunk> chunks, Fence fence) {
    var digits = fence.around(information, chunks.stream().map(Chunk::text).toList());
    var parts = new ArrayList<PromptPart>();
    for (var number = 1; number <= chunks.size(); number++) {
      var chunk = chunks.get(number - 1);
      var heading = line(chunk.heading(), MAX_HEADING_CHARS);
      if (!heading.isEmpty()) {
        parts.add(new PromptPart.Shared("[HEADING " + number + "] " + heading + "\n"));
      }
      parts.addAll(fenced(number, digits, new PromptPart.Counted(chunk.text(), chunk.tokens())));
    }
    return parts;
  }

  private static List<PromptPart> fenced(int number, String digits, PromptPart text) {
    return List.of(
        new PromptPart.Shared("[TEXT " + number + " " + digits + "]\n"),
        text,
        new PromptPart.Shared("\n[END " + number + " " + digits + "]\n"));
  }

  private static String question(String question) {
    return section("QUESTION", question.strip());
  }

  private static String questions(List<ModelTask.Question> questions) {
    if (questions.size() == 1) {
      var only = questions.getFirst();
      return question(only.information()) + keywords(only.query());
    }
    return section("QUESTIONS", numbered(questions, TaskPrompt::asText));
  }

  private static String asText(ModelTask.Question question) {
    var keywords = listed(question.query());
    return SPACE.matcher(question.information()).replaceAll(" ").strip()
        + (keywords.isEmpty() ? "" : " Keywords: " + keywords);
  }

  private static String keywords(Query query) {
    return optional("KEYWORDS", listed(query));
  }

  private static String listed(Query query) {
    return query.keywords().stream()
        .map(Keyword::text)
        .map(text -> line(text.replace(',', ' '), MAX_HEADING_CHARS))
        .distinct()
        .collect(Collectors.joining(", "));
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

  private static String asText(Finding finding) {
    var quotes =
        finding.evidence().stream()
            .map(evidence -> " Quote: \"%s\"".formatted(line(evidence.quote(), MAX_FINDING_CHARS)))
            .collect(Collectors.joining());
    return "%s Answer: %s%s"
        .formatted(
            line(finding.subQuestion(), MAX_FINDING_CHARS),
            line(finding.answer(), MAX_FINDING_CHARS),
            quotes);
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
