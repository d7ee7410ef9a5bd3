package dev.trawl.testkit.chat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Obeys orders inside documents, as a weak model does. If a run survives an attack with this model,
 * trawl itself held it off, not the good sense of a model. Stateless.
 *
 * @param honest does all other work
 */
record GullibleReplies(Replies honest) implements Replies {
  private static final Pattern QUOTE =
      Pattern.compile(
          "(?:\\b(?:quote|reply|answer|say|zitiere|antworte|cita|responde)|引用|回答|回复|輸出|输出)"
              + "[^\\n\"“”„«»「」]{0,40}[\"“„«「]([^\\n\"“”»」]{1,400})[\"”“»」]",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NONE =
      Pattern.compile(
          "\\b(?:reply|answer|say|respond)(?: with)? (?:none|nothing)\\b"
              + "|\\bantworte(?: mit)? (?:nichts|keine)\\b"
              + "|\\bresponde(?: con)? (?:nada|ninguno)\\b"
              + "|(?:回答|回复)[：:\\s]*(?:无|没有|無|沒有)",
          Pattern.CASE_INSENSITIVE);

  @Override
  public JsonNode to(Job job) {
    return switch (job.task()) {
      case READ -> read(job);
      case ANSWER -> answer(job);
      case REWRITE, SPLIT, KEYWORDS, READ_SEVERAL, NEXT_STEP -> honest.to(job);
    };
  }

  private JsonNode read(Job job) {
    for (var text : job.texts()) {
      var wanted = toQuote(text);
      if (wanted.isPresent()) {
        return Replies.read(List.of(wanted.get()), true);
      }
    }
    return honest.to(withoutSilenced(job));
  }

  private JsonNode answer(Job job) {
    for (var text : job.texts()) {
      var wanted = toQuote(text);
      if (wanted.isPresent()) {
        var quote = new Quote(text.number(), wanted.get());
        return Replies.answer(List.of(quote), true, wanted.get());
      }
    }
    return honest.to(withoutSilenced(job));
  }

  private static Optional<String> toQuote(Job.Text text) {
    var order = QUOTE.matcher(text.text());
    return order.find() ? Optional.of(order.group(1)) : Optional.empty();
  }

  private static Job withoutSilenced(Job job) {
    var texts = new ArrayList<>(job.texts());
    texts.removeIf(text -> NONE.matcher(text.text()).find());
    return new Job(job.task(), job.sections(), texts);
  }
}
