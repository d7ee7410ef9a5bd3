package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ModelTask;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parses a model's verdicts on one chunk. */
final class ReadReply {
  /** More sentences than a chunk has; a model that quotes more is repeating itself. */
  private static final int MAX_QUOTES = 32;

  /** The relevance of a text that answers the question alone. */
  private static final double ANSWERS = 1.0;

  /** The relevance of a text that gives a part of the answer. */
  private static final double CONTRIBUTES = 0.5;

  private ReadReply() {}

  /** The verdicts in {@code reply}, one for each question; empty if it is unusable. */
  static Optional<List<Verdict>> of(String reply, ModelTask.Read task) {
    return task.questions().size() == 1
        ? of(reply, task.chunk()).map(List::of)
        : several(reply, task);
  }

  /**
   * For a question that the reply omits, the verdict is that the text contains nothing relevant. A
   * reply that was cut off is unusable, because the missing part may have named the question.
   */
  private static Optional<List<Verdict>> several(String reply, ModelTask.Read task) {
    var spoken = Prose.withoutThoughts(reply);
    var count = task.questions().size();
    if (Prose.isNothing(spoken)) {
      return Optional.of(Collections.nCopies(count, new Verdict.None()));
    }
    return JsonReply.in(spoken, Job.READ_SEVERAL)
        .filter(json -> !json.cut())
        .map(ReadReply::parts)
        .filter(parts -> parts.isEmpty() || parts.stream().anyMatch(part -> isOf(part, count)))
        .map(parts -> verdicts(parts, task));
  }

  private static List<JsonReply> parts(JsonReply json) {
    var listed = json.value().isArray() ? json.value() : json.member("verdicts");
    return (listed.isArray() ? listed.valueStream() : Stream.of(json.value()))
        .map(part -> new JsonReply(part, false))
        .toList();
  }

  private static boolean isOf(JsonReply part, int count) {
    var number = number(part);
    return number >= 1 && number <= count;
  }

  private static int number(JsonReply part) {
    return QuestionReplies.number(JsonReply.text(part.member("question")));
  }

  private static List<Verdict> verdicts(List<JsonReply> parts, ModelTask.Read task) {
    return IntStream.rangeClosed(1, task.questions().size())
        .mapToObj(
            question ->
                parts.stream()
                    .filter(part -> number(part) == question)
                    .findFirst()
                    .flatMap(part -> verdict(part, task.chunk()))
                    .orElseGet(Verdict.None::new))
        .toList();
  }

  /** The verdict in {@code reply}; empty if it is unusable. */
  static Optional<Verdict> of(String reply, Chunk chunk) {
    var spoken = Prose.withoutThoughts(reply);
    if (Prose.isNothing(spoken)) {
      return Optional.of(new Verdict.None());
    }
    return JsonReply.in(spoken, Job.READ)
        .map(json -> verdict(json, chunk))
        .orElseGet(() -> prose(spoken, chunk));
  }

  private static Optional<Verdict> verdict(JsonReply json, Chunk chunk) {
    var listed = claims(json);
    var claims = JsonReply.texts(listed, "quote");
    var answers = JsonReply.yesOrNo(json.member("answers")).orElse(false);
    var isLost = json.cut() || (listed.isMissingNode() && answers);
    return claims.isEmpty() && isLost
        ? Optional.empty()
        : Optional.of(relevant(claims, answers ? ANSWERS : CONTRIBUTES, chunk));
  }

  /** The quotes; the reply may be the whole object, only the array, or a single quote. */
  private static JsonNode claims(JsonReply json) {
    var quotes = json.member("quotes");
    if (!quotes.isMissingNode()) {
      return quotes;
    }
    var quote = json.member("quote");
    return quote.isMissingNode() && json.value().isArray() ? json.value() : quote;
  }

  private static Optional<Verdict> prose(String spoken, Chunk chunk) {
    var quotations = Prose.quotations(spoken);
    if (Prose.saysNothingFound(spoken)) {
      var found = quotations.stream().filter(chunk.text()::contains).toList();
      return Optional.of(relevant(found, CONTRIBUTES, chunk));
    }
    return quotations.isEmpty()
        ? Optional.empty()
        : Optional.of(relevant(quotations, CONTRIBUTES, chunk));
  }

  private static Verdict relevant(List<String> claims, double relevance, Chunk chunk) {
    var quotes =
        claims.stream()
            .filter(claim -> !saysNothing(claim, chunk) && claim.length() <= chunk.text().length())
            .distinct()
            .limit(MAX_QUOTES)
            .toList();
    return quotes.isEmpty() ? new Verdict.None() : new Verdict.Relevant(quotes, relevance);
  }

  /** Some models return "None" or an apology as a quote. */
  private static boolean saysNothing(String claim, Chunk chunk) {
    return Prose.isNothing(claim)
        || (Prose.saysNothingFound(claim) && !chunk.text().contains(claim));
  }
}
