package dev.trawl.actors.run;

import static java.util.regex.Pattern.UNICODE_CHARACTER_CLASS;

import dev.trawl.actors.call.ModelReply;
import dev.trawl.actors.call.StepCall;
import dev.trawl.actors.documents.Retrievers;
import dev.trawl.actors.window.HistoryFit;
import dev.trawl.protocol.Answer.Status;
import dev.trawl.protocol.Turn;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.retrieval.chunk.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replies to a message that needs no document, such as a greeting. The model sees the message and
 * the earlier turns unchanged, and reads no document. Without a language model, the reply is one
 * sentence that says what trawl can do.
 */
record Chatting(RunScope run, Retrievers retrievers) implements Phase {
  /** A message that does not fit the window is shortened, but not below this length. */
  private static final int MIN_CHARS = 200;

  private static final Map<String, Pattern> GREETINGS =
      Map.of(
          "de", words("hallo|guten|moin|servus|grüß|danke|dank|dankeschön|tschüss|wiedersehen"),
          "fr", words("bonjour|salut|bonsoir|coucou|merci|au revoir"),
          "es", words("hola|buen[oa]s|gracias|adiós|hasta"));

  private static Pattern words(String alternatives) {
    return Pattern.compile("\\b(?:%s)\\b".formatted(alternatives), UNICODE_CHARACTER_CLASS);
  }

  static Phase begin(RunScope run, Retrievers retrievers) {
    var chatting = new Chatting(run, retrievers);
    if (!run.models().canChat()) {
      return chatting.ended(declined(run.ask().question()), Status.UNANSWERED);
    }
    var task = chatting.task();
    if (task.isEmpty()) {
      return run.fail(run.models().windowTooSmallMessage());
    }
    run.call(task.get());
    return chatting;
  }

  /** The message with as many of the latest turns as fit; cut in the middle if it is too long. */
  private Optional<ModelTask> task() {
    var message = run.ask().question();
    return Stream.concat(
            new HistoryFit(run.settings().history())
                .newest(run.ask().history())
                .map(turns -> task(message, turns)),
            Stream.iterate(
                    message.length() * 3 / 4,
                    length -> length > MIN_CHARS,
                    length -> length * 3 / 4)
                .map(length -> task(shortened(message, length), List.of())))
        .filter(run::fits)
        .findFirst();
  }

  private ModelTask task(String message, List<Turn> history) {
    return new ModelTask.Chat(message, run.ask().requirements().instruction(), history);
  }

  /** The beginning and the end of {@code text}, because either may say what to do. */
  private static String shortened(String text, int length) {
    var half = length / 2;
    return whole(text.substring(0, half)) + " … " + whole(text.substring(text.length() - half));
  }

  /** Removes half of a surrogate pair at either end. */
  private static String whole(String part) {
    var from = Character.isLowSurrogate(part.charAt(0)) ? 1 : 0;
    var to = part.length() - (Character.isHighSurrogate(part.charAt(part.length() - 1)) ? 1 : 0);
    return part.substring(from, to);
  }

  @Override
  public Phase onMessage(Run.Command message) {
    return switch (message) {
      case Run.Called(StepCall.Replied(ModelReply.Drafted(var draft))) -> replied(draft);
      case Run.StepFailed(var why) -> run.fail("No reply could be written: " + why);
      default -> run.handleCommon(this, message);
    };
  }

  private Phase replied(Draft draft) {
    if (draft.cut()) {
      run.warn("The reply was cut off at the model's reply limit.");
    }
    return ended(draft.text(), draft.cut() ? Status.PARTIAL : Status.ANSWERED);
  }

  private Phase ended(String text, Status status) {
    return run.answer(
        retrievers, Set.of(), List.of(), conclusion -> conclusion.chatted(text, status));
  }

  /**
   * The language of the message. Greetings are too short for language detection, so they are looked
   * up.
   */
  private static String language(String message) {
    var words = message.toLowerCase(Locale.ROOT).strip();
    return GREETINGS.entrySet().stream()
        .filter(greeting -> greeting.getValue().matcher(words).find())
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(() -> Languages.of(message));
  }

  /** One sentence in the language of {@code message}. */
  static String declined(String message) {
    return switch (language(message)) {
      case String code when code.startsWith("zh") -> "我只回答有关文档的问题：请打开一份文档，或者把文本连同问题一起发来。";
      case "ja" -> "文書についての質問にだけお答えします。文書を開くか、本文を質問と一緒に送ってください。";
      case "de" ->
          "Ich beantworte nur Fragen zu Dokumenten: Öffnen Sie eines, oder senden Sie einen Text"
              + " mit Ihrer Frage.";
      case "fr" ->
          "Je réponds seulement aux questions sur des documents : ouvrez-en un, ou envoyez un texte"
              + " avec votre question.";
      case "es" ->
          "Solo respondo preguntas sobre documentos: abra uno, o envíe un texto con su pregunta.";
      default ->
          "I only answer questions about documents: open one, or send a text with your question.";
    };
  }
}
