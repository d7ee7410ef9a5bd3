package dev.trawl.actors.model;

import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.protocol.model.ReadingModel.Understanding;
import dev.trawl.retrieval.chunk.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Parses a model's analysis of a question. */
final class UnderstandReply {
  private UnderstandReply() {}

  /**
   * The understanding in {@code reply}; empty if the reply is unusable. The question itself
   * replaces missing parts.
   */
  static Optional<Understanding> of(String reply, String question) {
    return JsonReply.in(Prose.withoutThoughts(reply), Job.UNDERSTAND)
        .filter(json -> json.value().isObject())
        .filter(json -> !text(json, "information").isEmpty() || isChat(json))
        .map(json -> understanding(json, question));
  }

  /** A greeting asks for no information. */
  private static boolean isChat(JsonReply json) {
    return kind(text(json, "kind")) == QuestionKind.CHAT;
  }

  private static Understanding understanding(JsonReply json, String question) {
    var given = text(json, "information");
    var information = given.isEmpty() ? question : given;
    var rewritten = text(json, "question");
    var language = Languages.of(information);
    return new Understanding(
        rewritten.isEmpty() ? question : rewritten,
        new Split(information, text(json, "instruction"), language),
        KeywordsReply.of(json, language).orElse(List.of()),
        kind(text(json, "kind")));
  }

  private static String text(JsonReply json, String name) {
    var text = JsonReply.text(json.member(name));
    return Prose.isNothing(text) ? "" : text;
  }

  /** An unknown kind counts as a fact, which needs the least work. */
  private static QuestionKind kind(String name) {
    return Stream.of(QuestionKind.values())
        .filter(
            kind -> name.toLowerCase(Locale.ROOT).startsWith(kind.name().toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElse(QuestionKind.FACT);
  }
}
