package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.trawl.actors.model.Prompts.Portion;
import dev.trawl.protocol.model.LanguageModel.Message;
import dev.trawl.protocol.model.LanguageModel.Speaker;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.retrieval.chunk.Sentences;
import java.util.EnumSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text in a prompt that says which part of an answer to write. For a part after the first, it
 * consists of two messages: the end of the answer so far, as a reply of the model, and the request
 * to continue it. The messages before them are the same as in the first call, so that a server can
 * cache them.
 *
 * @param first text to add to the user message for the first of several parts; may be empty
 * @param messages the messages for a further part; otherwise empty
 */
record PortionPrompt(String first, List<Message> messages) {
  private static final PortionPrompt NONE = new PortionPrompt("", List.of());

  /** The share of the prompt that shows what is already written. */
  private static final double WRITTEN_SHARE = 0.25;

  private static final int MAX_CUT_CHARS = 300;

  /** A claim, and the punctuation at its end. */
  private static final Pattern CLAIM = Pattern.compile("(?s)(.*?)([\\p{Punct}。，；：！？、\\s]*)");

  /** The beginning of a word at the end of a text that was cut off. */
  private static final Pattern BROKEN_WORD = Pattern.compile("\\s[^\\s\\p{IsHan}]*\\z");

  PortionPrompt {
    messages = List.copyOf(messages);
  }

  /**
   * @param maxPromptTokens the maximum number of tokens of the complete prompt
   */
  static PortionPrompt of(
      Prompts prompts, PromptTokens tokens, TaskPrompt task, int maxPromptTokens) {
    var part = task.part();
    var length = part.length();
    if (part.isFirst()) {
      return length.now() < length.wanted()
          ? new PortionPrompt("\n\n" + text(prompts, task, EnumSet.of(Portion.FIRST)), List.of())
          : NONE;
    }
    var portions = EnumSet.of(Portion.NEXT);
    if (!part.brokenOff().isBlank()) {
      portions.add(Portion.CUT);
    }
    if (length.wanted() > 0) {
      portions.add(Portion.LENGTH);
    }
    var written =
        end(marked(part.before(), task.shown()), tokens, (int) (maxPromptTokens * WRITTEN_SHARE));
    return new PortionPrompt(
        "",
        List.of(
            new Message(Speaker.ASSISTANT, reply(written)),
            new Message(Speaker.USER, text(prompts, task, portions))));
  }

  int counted(PromptTokens tokens) {
    var added = first.isEmpty() ? 0 : tokens.count(first);
    return added + messages.stream().mapToInt(tokens::count).sum();
  }

  private static String text(Prompts prompts, TaskPrompt task, EnumSet<Portion> portions) {
    var length = task.part().length();
    return prompts
        .portion(portions, task.language())
        .replace("{wanted}", Integer.toString(length.wanted()))
        .replace("{written}", Integer.toString(length.written()))
        .replace("{now}", Integer.toString(length.now()))
        .replace("{cut}", brokenOff(task.part().brokenOff()));
  }

  /** The beginning of the sentence, without an incomplete last word. */
  private static String brokenOff(String text) {
    var line = DisplayText.prefix(text.strip().replaceAll("\\s+", " "), MAX_CUT_CHARS);
    var completeWords = BROKEN_WORD.matcher(line).replaceFirst("");
    return DisplayText.replaceUnpairedSurrogates(completeWords.isBlank() ? line : completeWords);
  }

  private static String reply(String answer) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("answered", true)
        .put("answer", answer)
        .toString();
  }

  /** The last sentences of {@code text}, up to {@code limit} tokens. */
  private static String end(String text, PromptTokens tokens, int limit) {
    if (tokens.count(text) <= limit) {
      return text;
    }
    var sentences = Sentences.of(text);
    var from = text.length();
    var left = limit;
    for (var at = sentences.size() - 1; at >= 0; at--) {
      var sentence = text.substring(sentences.get(at).startChar(), from);
      left -= tokens.count(sentence);
      if (left < 0) {
        break;
      }
      from = sentences.get(at).startChar();
    }
    return "… " + text.substring(from);
  }

  /** The claims as the model wrote them, with the numbers of their sentences. */
  private static String marked(List<Claim> claims, NumberedText shown) {
    return claims.stream().map(claim -> marked(claim, shown)).collect(Collectors.joining());
  }

  private static String marked(Claim claim, NumberedText shown) {
    var markers =
        claim.quotes().stream()
            .flatMapToInt(quote -> shown.number(quote).stream())
            .mapToObj("[%d]"::formatted)
            .collect(Collectors.joining());
    var parts = CLAIM.matcher(claim.text());
    return !markers.isEmpty() && parts.matches()
        ? parts.group(1) + " " + markers + parts.group(2)
        : claim.text();
  }
}
