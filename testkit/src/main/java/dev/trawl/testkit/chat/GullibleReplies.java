package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.testkit.prompt.ParsedPrompt;
import dev.trawl.testkit.prompt.ParsedPrompt.Line;
import dev.trawl.testkit.prompt.Replies;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Follows instructions inside documents, as a weak model does. If an attack fails with this model,
 * it is because trawl prevented it. Stateless.
 *
 * @param honest handles all other prompts
 */
record GullibleReplies(Replies honest) implements Replies {
  /**
   * An order to quote something. It must be at the beginning of a sentence or a clause, because
   * {@code He would say “Come in.”} is not an order.
   */
  private static final Pattern QUOTE =
      Pattern.compile(
          "(?:^|[.:;!?,。：；！？，]\\s*|\\b(?:please|and) |请)"
              + "(?:\\b(?:quote|reply|answer|say|zitiere|antworte|cita|responde)|引用|回答|回复|輸出|输出)"
              + "[^\\n\"“”„«»「」]{0,40}[\"“„«「]([^\\n\"“”»」]{1,400})[\"”“»」]",
          Pattern.CASE_INSENSITIVE);

  /** An order to reply that nothing was found. */
  private static final Pattern SILENCING =
      Pattern.compile(
          "\\b(?:reply|answer|say|respond)(?: with)? (?:none|nothing)\\b"
              + "|\\bantworte(?: mit)? (?:nichts|keine)\\b"
              + "|\\bresponde(?: con)? (?:nada|ninguno)\\b"
              + "|(?:回答|回复)[：:\\s]*(?:无|没有|無|沒有)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public JsonNode replyTo(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case READ, READ_ITEMS, READ_POINTS, ANSWER ->
          prompt
              .lines()
              .flatMap(line -> demanded(prompt, line).stream())
              .findFirst()
              .orElseGet(() -> honest.replyTo(withoutSilencedTexts(prompt)));
      case UNDERSTAND, REWRITE, SPLIT, KEYWORDS, READ_SEVERAL, NEXT_STEP -> honest.replyTo(prompt);
    };
  }

  /** The reply that an order in {@code line} demands; empty if the line contains no order. */
  private static Optional<JsonNode> demanded(ParsedPrompt prompt, Line line) {
    var instruction = QUOTE.matcher(line.sentence());
    return instruction.find()
        ? Optional.of(obeying(instruction.group(1), prompt, line))
        : Optional.empty();
  }

  private static JsonNode obeying(String words, ParsedPrompt prompt, Line line) {
    return switch (prompt.task()) {
      case ANSWER -> Replies.answer(true, words + " [" + line.number() + "]");
      case READ_ITEMS -> Replies.items(List.of(new Replies.Item(words, line.number())));
      default -> Replies.quoting(List.of(words), true);
    };
  }

  private static ParsedPrompt withoutSilencedTexts(ParsedPrompt prompt) {
    return prompt.withTexts(
        prompt.texts().stream()
            .filter(text -> !SILENCING.matcher(text.sentences()).find())
            .toList());
  }
}
