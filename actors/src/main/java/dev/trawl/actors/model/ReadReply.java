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

/** What a model says of one chunk. */
final class ReadReply {
  /** More sentences than a chunk has; a model that quotes more repeats itself. */
  private static final int MAX_QUOTES = 32;

  /** A text that answers the question alone, against one that gives a part. */
  private static final double ANSWERS = 1.0;

  private static final double BEARS = 0.5;

  private ReadReply() {}

  /** The verdicts that {@code reply} is, one for each question; empty where it is none. */
  static Optional<List<Verdict>> of(String reply, ModelTask.Read task) {
    return task.questions().size() == 1
        ? of(reply, task.chunk()).map(List::of)
        : several(reply, task);
  }

  /**
   * A question that the reply does not name has nothing in this text; one that a cut reply does not
   * name may have.
   */
  private static Optional<List<Verdict>> several(String reply, ModelTask.Read task) {
    var spoken = Prose.spoken(reply);
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

  /** The verdict that {@code reply} is; empty where it is none. */
  static Optional<Verdict> of(String reply, Chunk chunk) {
    var spoken = Prose.spoken(reply);
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
    var answers = JsonReply.truth(json.member("answers")).orElse(false);
    var isLost = json.cut() || (listed.isMissingNode() && answers);
    return claims.isEmpty() && isLost
        ? Optional.empty()
        : Optional.of(relevant(claims, answers ? ANSWERS : BEARS, chunk));
  }

  /** The quotes, where the whole object, the array alone, or a single quote came. */
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
    if (Prose.findsNothing(spoken)) {
      var standing = quotations.stream().filter(chunk.text()::contains).toList();
      return Optional.of(relevant(standing, BEARS, chunk));
    }
    return quotations.isEmpty()
        ? Optional.empty()
        : Optional.of(relevant(quotations, BEARS, chunk));
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

  /** Some models put their "None" or their apology where a quote belongs. */
  private static boolean saysNothing(String claim, Chunk chunk) {
    return Prose.isNothing(claim) || (Prose.findsNothing(claim) && !chunk.text().contains(claim));
  }
}
