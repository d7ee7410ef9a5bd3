package dev.trawl.actors.model;

import dev.trawl.protocol.QuestionKind;
import dev.trawl.protocol.model.ReadingModel.Split;
import dev.trawl.protocol.model.ReadingModel.Understanding;
import dev.trawl.retrieval.chunk.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Parses a model's analysis of a question. */
final class UnderstandReply {
  private UnderstandReply() {}

  /**
   * The understanding in {@code reply}; empty if the reply is unusable. If the rewritten question
   * or the information is missing, the original question is used; other missing parts get defaults.
   */
  static Optional<Understanding> of(String reply, String question) {
    return JsonReply.in(Prose.withoutThoughts(reply), Job.UNDERSTAND)
        .filter(json -> json.value().isObject())
        .filter(UnderstandReply::isUsable)
        .map(json -> understanding(json, question));
  }

  /**
   * A reply without the member {@code information} is usable if it is complete and has a kind or
   * keywords. The reply to a greeting may be cut off, because a greeting has no information.
   */
  private static boolean isUsable(JsonReply json) {
    return !text(json, "information").isEmpty()
        || kind(text(json, "kind")).filter(kind -> !json.cut() || isChat(kind)).isPresent()
        || (!json.cut() && !KeywordsReply.of(json, Languages.UNKNOWN).orElse(List.of()).isEmpty());
  }

  private static boolean isChat(QuestionKind kind) {
    return kind == QuestionKind.CHAT;
  }

  private static Understanding understanding(JsonReply json, String question) {
    var rewritten = or(text(json, "question"), question);
    var information = or(text(json, "information"), rewritten);
    var language = Languages.of(information);
    return new Understanding(
        rewritten,
        new Split(information, text(json, "instruction"), language),
        KeywordsReply.of(json, language).orElse(List.of()),
        // A fact needs the least work.
        kind(text(json, "kind")).orElse(QuestionKind.FACT));
  }

  private static String or(String text, String other) {
    return text.isEmpty() ? other : text;
  }

  /** The member as text; a list of texts counts as one text. */
  private static String text(JsonReply json, String name) {
    var member = json.member(name);
    return (member.isArray() ? JsonReply.texts(member, name) : List.of(JsonReply.text(member)))
        .stream().filter(text -> !Prose.isNothing(text)).collect(Collectors.joining(" "));
  }

  /** The kind with this name; empty if no kind has it. */
  private static Optional<QuestionKind> kind(String name) {
    return Stream.of(QuestionKind.values())
        .filter(
            kind -> name.toLowerCase(Locale.ROOT).startsWith(kind.name().toLowerCase(Locale.ROOT)))
        .findFirst();
  }
}
