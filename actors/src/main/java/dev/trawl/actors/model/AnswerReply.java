package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses an answer that a model wrote from some chunks. */
final class AnswerReply {
  private static final int MAX_QUOTES = 32;
  private static final Draft UNANSWERED = new Draft(false, "", List.of(), 0);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private AnswerReply() {}

  /** The draft in {@code reply}; empty if the reply is unusable. */
  static Optional<Draft> of(String reply, List<Chunk> chunks) {
    var spoken = Prose.withoutThoughts(reply);
    if (Prose.isNothing(spoken)) {
      return Optional.of(UNANSWERED);
    }
    return JsonReply.in(spoken, Job.ANSWER)
        .map(json -> draft(json, chunks))
        .orElseGet(
            () -> Prose.saysNothingFound(spoken) ? Optional.of(UNANSWERED) : Optional.empty());
  }

  /** "No" and "none" are answers if the model says that it answered. */
  private static Optional<Draft> draft(JsonReply json, List<Chunk> chunks) {
    var text = JsonReply.text(json.member("answer"));
    var claimed = JsonReply.yesOrNo(json.member("answered"));
    if (text.isEmpty() && claimed.orElse(true)) {
      return Optional.empty();
    }
    var answered = claimed.orElse(!Prose.saysNothingFound(text));
    var quotes = quotes(json.member("quotes"), chunks);
    return Optional.of(new Draft(answered, answered ? text : "", quotes, answered ? 1 : 0));
  }

  private static List<Quote> quotes(JsonNode quotes, List<Chunk> chunks) {
    var items = quotes.isArray() ? quotes.valueStream() : Stream.of(quotes);
    return items.flatMap(item -> placed(item, chunks)).distinct().limit(MAX_QUOTES).toList();
  }

  private static Stream<Quote> placed(JsonNode item, List<Chunk> chunks) {
    var quote = JsonReply.text(item.isObject() ? JsonReply.member(item, "quote") : item);
    if (quote.isBlank() || Prose.isNothing(quote)) {
      return Stream.empty();
    }
    return chunks(JsonReply.member(item, "text"), quote, chunks)
        .map(chunk -> new Quote(chunk.id(), quote));
  }

  /**
   * The chunk with that number. If it does not contain the quote but others do, those others,
   * because small models miscount. Without a usable number, the only chunk or those that contain
   * the quote.
   */
  private static Stream<Chunk> chunks(JsonNode number, String quote, List<Chunk> chunks) {
    var named = named(number, chunks).or(() -> only(chunks));
    if (named.isPresent() && contains(named.get(), quote)) {
      return named.stream();
    }
    var containing = chunks.stream().filter(chunk -> contains(chunk, quote)).toList();
    return containing.isEmpty() ? named.stream() : containing.stream();
  }

  private static Optional<Chunk> named(JsonNode number, List<Chunk> chunks) {
    return NUMBER
        .matcher(JsonReply.text(number))
        .results()
        .map(match -> Integer.parseInt(match.group()))
        .findFirst()
        .filter(n -> n >= 1 && n <= chunks.size())
        .map(n -> chunks.get(n - 1));
  }

  private static Optional<Chunk> only(List<Chunk> chunks) {
    return chunks.size() == 1 ? Optional.of(chunks.getFirst()) : Optional.empty();
  }

  private static boolean contains(Chunk chunk, String quote) {
    return chunk.text().contains(quote) || joined(chunk.text()).contains(joined(quote));
  }

  private static String joined(String text) {
    return text.replaceAll("\\s+", "");
  }
}
