package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.trawl.lexical.LexicalReadingModel;
import dev.trawl.protocol.model.ModelCall;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel;
import dev.trawl.retrieval.chunk.Languages;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Section;
import dev.trawl.testkit.prompt.Replies;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Replies with the results of the lexical rules. Thread-safe; blocks until the reply is ready. */
final class LexicalReplies implements Replies {
  /** The languages after the name of a document: {@code pump.pdf (de, en)}. */
  private static final Pattern LANGUAGES = Pattern.compile("\\(([^()]*)\\)$");

  /** The beginning of a line with the chapters of a document. */
  private static final String CHAPTERS = "- ";

  private final ReadingModel model;
  private final LexicalReading reading;

  LexicalReplies(Executor executor) {
    var settings = EndpointSettings.lexical();
    model = new LexicalReadingModel(settings, Tokens.builtIn(), executor);
    reading = new LexicalReading(model, settings.minSupport());
  }

  @Override
  public JsonNode replyTo(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case UNDERSTAND -> understand(prompt);
      case REWRITE -> Replies.rewrite(rewritten(prompt));
      case SPLIT -> {
        var split = split(prompt.question());
        yield Replies.split(split.information(), split.instruction());
      }
      case KEYWORDS ->
          keywords(prompt.question(), list(prompt.section(Section.LANGUAGES)).toList());
      case READ -> reading.read(prompt);
      case READ_ITEMS -> reading.items(prompt);
      case READ_POINTS -> Replies.read(MainPoints.of(prompt.lines().toList()), false);
      case READ_SEVERAL -> reading.readSeveral(prompt);
      case ANSWER -> rest(reading.answer(prompt), prompt.written());
      case NEXT_STEP -> nextStep(prompt);
    };
  }

  /** Asks the original question and answers with the result. */
  private static JsonNode nextStep(ParsedPrompt prompt) {
    var findings = Finding.of(prompt);
    if (findings.isEmpty()) {
      return Replies.ask(List.of(prompt.question()));
    }
    var last = findings.getLast();
    return last.answer().isEmpty()
        ? Replies.missing(prompt.question())
        : Replies.conclude(LexicalReading.marked(last.answer(), last.quotes()));
  }

  /** The rest of an answer, after the part that is already written. */
  private static JsonNode rest(JsonNode complete, String written) {
    var answer = complete.path("answer").asText();
    if (written.isEmpty() || !answer.startsWith(written)) {
      return complete;
    }
    var rest = answer.substring(written.length()).strip();
    return Replies.answer(!rest.isEmpty(), rest);
  }

  private JsonNode understand(ParsedPrompt prompt) {
    var question = rewritten(prompt);
    var split = split(question);
    var information = split.information();
    return Replies.understand(
        question,
        information,
        split.instruction(),
        QuestionKinds.of(information),
        keywords(information, languages(prompt, information)));
  }

  /** The languages of the question and of the documents. */
  private static List<String> languages(ParsedPrompt prompt, String information) {
    var documents = prompt.section(Section.DOCUMENTS).lines();
    var named =
        documents
            .filter(line -> !line.startsWith(CHAPTERS))
            .flatMap(line -> LANGUAGES.matcher(line).results())
            .flatMap(match -> list(match.group(1)));
    return Stream.concat(Stream.of(Languages.of(information)), named).distinct().toList();
  }

  private String rewritten(ParsedPrompt prompt) {
    return prompt.turns().isEmpty()
        ? prompt.question()
        : value(model.rewrite(new ModelTask.Rewrite(prompt.question(), prompt.turns())));
  }

  private ReadingModel.Split split(String question) {
    return value(model.split(new ModelTask.Split(question)));
  }

  /**
   * The keywords for {@code information}.
   *
   * @param languages the languages of the keywords; the language of the question comes first
   */
  private ObjectNode keywords(String information, List<String> languages) {
    var own = languages.isEmpty() ? Languages.of(information) : languages.getFirst();
    var task = new ModelTask.DeriveKeywords(information, own, languages);
    var byLanguage = new LinkedHashMap<String, List<String>>();
    for (var keyword : value(model.deriveKeywords(task))) {
      var language = keyword.language().equals(Languages.UNKNOWN) ? own : keyword.language();
      byLanguage.computeIfAbsent(language, l -> new ArrayList<>()).add(keyword.text());
    }
    return Replies.keywords(byLanguage);
  }

  private static Stream<String> list(String section) {
    return Stream.of(section.split("[,\n]")).map(String::strip).filter(item -> !item.isEmpty());
  }

  static <T> T value(ModelCall<T> call) {
    return call.reply().toCompletableFuture().join().value();
  }
}
