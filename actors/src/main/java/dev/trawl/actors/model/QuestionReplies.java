package dev.trawl.actors.model;

import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.retrieval.chunk.Languages;
import java.util.Optional;
import java.util.regex.Pattern;

/** Parses rewritten and split questions. The result is empty if a reply is unusable. */
final class QuestionReplies {
  /**
   * One line that ends like a question and has no colon, because an introduction would end with
   * one.
   */
  private static final Pattern QUESTION_ALONE =
      Pattern.compile("\\A[\"“「『]?([^\\n{}\\[\\]:：]{2,}[?？])[\"”」』]?\\z");

  private QuestionReplies() {}

  /** The rewritten question; the reply may also consist of only the question, without JSON. */
  static Optional<String> question(String reply) {
    var cleaned = Prose.withoutThoughts(reply);
    return JsonReply.in(cleaned, Job.REWRITE)
        .map(json -> json.value().isArray() ? json.value() : json.member("question"))
        .map(node -> JsonReply.texts(node, "question").stream())
        .orElseGet(() -> QUESTION_ALONE.matcher(cleaned).results().map(found -> found.group(1)))
        .filter(question -> !Prose.isNothing(question))
        .findFirst();
  }

  /** The split question. A reply that was cut before the instruction is unusable. */
  static Optional<Split> split(String reply) {
    return JsonReply.in(Prose.withoutThoughts(reply), Job.SPLIT)
        .filter(json -> !json.cut() || json.value().has("instruction"))
        .flatMap(
            json -> {
              var information = JsonReply.text(json.member("information"));
              var instruction = JsonReply.text(json.member("instruction"));
              return information.isEmpty() || Prose.isNothing(information)
                  ? Optional.empty()
                  : Optional.of(
                      new Split(
                          information,
                          Prose.isNothing(instruction) ? "" : instruction,
                          Languages.of(information)));
            });
  }

  /** {@code text} as a number; 0 if it is not a number. */
  static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException notANumber) {
      return 0;
    }
  }
}
