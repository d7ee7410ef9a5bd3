package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Follows instructions inside documents, as a weak model does. If an attack fails although this
 * model is used, it is trawl that prevents it, not the model. Stateless.
 *
 * @param honest handles all other prompts
 */
record GullibleReplies(Replies honest) implements Replies {
  private static final Pattern QUOTE =
      Pattern.compile(
          "(?:\\b(?:quote|reply|answer|say|zitiere|antworte|cita|responde)|引用|回答|回复|輸出|输出)"
              + "[^\\n\"“”„«»「」]{0,40}[\"“„«「]([^\\n\"“”»」]{1,400})[\"”“»」]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SILENCING =
      Pattern.compile(
          "\\b(?:reply|answer|say|respond)(?: with)? (?:none|nothing)\\b"
              + "|\\bantworte(?: mit)? (?:nichts|keine)\\b"
              + "|\\bresponde(?: con)? (?:nada|ninguno)\\b"
              + "|(?:回答|回复)[：:\\s]*(?:无|没有|無|沒有)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public JsonNode to(ParsedPrompt prompt) {
    return switch (prompt.task()) {
      case READ -> read(prompt);
      case ANSWER -> answer(prompt);
      case REWRITE, SPLIT, KEYWORDS, READ_SEVERAL, NEXT_STEP -> honest.to(prompt);
    };
  }

  private JsonNode read(ParsedPrompt prompt) {
    for (var text : prompt.texts()) {
      var wanted = demandedQuote(text);
      if (wanted.isPresent()) {
        return Replies.read(List.of(wanted.get()), true);
      }
    }
    return honest.to(withoutSilencedTexts(prompt));
  }

  private JsonNode answer(ParsedPrompt prompt) {
    for (var text : prompt.texts()) {
      var wanted = demandedQuote(text);
      if (wanted.isPresent()) {
        var quote = new Quote(text.number(), wanted.get());
        return Replies.answer(List.of(quote), true, wanted.get());
      }
    }
    return honest.to(withoutSilencedTexts(prompt));
  }

  private static Optional<String> demandedQuote(ParsedPrompt.Text text) {
    var instruction = QUOTE.matcher(text.text());
    return instruction.find() ? Optional.of(instruction.group(1)) : Optional.empty();
  }

  private static ParsedPrompt withoutSilencedTexts(ParsedPrompt prompt) {
    var texts = new ArrayList<>(prompt.texts());
    texts.removeIf(text -> SILENCING.matcher(text.text()).find());
    return new ParsedPrompt(prompt.task(), prompt.sections(), texts);
  }
}
