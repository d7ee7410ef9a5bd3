package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a model's answer from the chunks that it was shown. Numbers in square brackets are the
 * sentences that support what precedes them. An answer in prose counts as an answer; quotes in
 * words, which older prompts asked for, support the answer as a whole.
 */
final class AnswerReply {
  private static final int MAX_QUOTES = 64;
  private static final Draft UNANSWERED = new Draft(false, "", List.of(), 0);
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /** Everything up to the end of the last complete sentence and its markers. */
  private static final Pattern COMPLETE =
      Pattern.compile("(?s)\\A.*[.!?。！？…\\n][\"”’)）]*(?:" + MarkedText.MARKERS + ")?");

  private final NumberedText shown;

  private AnswerReply(NumberedText shown) {
    this.shown = shown;
  }

  /**
   * The draft in {@code reply}; empty if the reply is unusable.
   *
   * @param cut whether the reply reached its token limit
   */
  static Optional<Draft> of(String reply, boolean cut, NumberedText shown) {
    var spoken = Prose.withoutThoughts(reply);
    if (Prose.isNothing(spoken)) {
      return Optional.of(UNANSWERED);
    }
    var reading = new AnswerReply(shown);
    return JsonReply.in(spoken, Job.ANSWER)
        .map(json -> reading.draft(json, spoken, cut))
        .orElseGet(() -> reading.prose(spoken, cut));
  }

  /** "No" and "none" are answers if the model says that it answered. */
  private Optional<Draft> draft(JsonReply json, String spoken, boolean cut) {
    var whole = JsonReply.text(json.member("answer"));
    var isCut = cut || (json.cut() && whole.isEmpty());
    var text = isCut ? complete(whole.isEmpty() ? begun(spoken) : whole) : whole;
    var claimed = JsonReply.yesOrNo(json.member("answered"));
    if (text.isEmpty() && claimed.orElse(true)) {
      return Optional.empty();
    }
    var answered = claimed.orElse(!Prose.saysNothingFound(text));
    return Optional.of(draft(answered, text, isCut, quotes(json.member("quotes"))));
  }

  /** The beginning of an answer that has no end. */
  private static String begun(String spoken) {
    var text = new StringBuilder();
    new AnswerStream(text::append).take(spoken);
    return text.toString();
  }

  /** Prose is the answer, unless it is the beginning of JSON or declines to answer. */
  private Optional<Draft> prose(String spoken, boolean cut) {
    var isJson = spoken.startsWith("{") || spoken.startsWith("[");
    if (spoken.isBlank() || (isJson && !cut) || Prose.declines(spoken)) {
      return Optional.empty();
    }
    var begun = isJson ? begun(spoken) : spoken;
    var text = cut ? complete(begun) : begun;
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(draft(!Prose.saysNothingFound(text), text, cut, List.of()));
  }

  private Draft draft(boolean answered, String raw, boolean cut, List<Quote> quoted) {
    var claims = claims(raw);
    var quotes =
        Stream.concat(claims.stream().flatMap(claim -> claim.quotes().stream()), quoted.stream())
            .distinct()
            .limit(MAX_QUOTES)
            .toList();
    if (!answered) {
      return new Draft(false, "", quotes, 0);
    }
    var text = new StringBuilder();
    claims.forEach(claim -> text.append(claim.text()));
    var isMarked = claims.stream().anyMatch(claim -> !claim.quotes().isEmpty());
    return new Draft(true, text.toString(), quotes, isMarked ? claims : List.of(), 1, cut);
  }

  /** The complete sentences of a text that was cut off; empty if there is none. */
  private static String complete(String text) {
    var complete = COMPLETE.matcher(text);
    return complete.find() ? complete.group().strip() : "";
  }

  private List<Claim> claims(String raw) {
    return MarkedText.of(raw, this::isTextsOwn).parts().stream()
        .map(part -> new Claim(part.text(), sentences(part.numbers())))
        .toList();
  }

  /** A bracket that is no sentence's number and that a sentence contains is part of the answer. */
  private boolean isTextsOwn(String markers) {
    var bracket = markers.strip();
    return sentences(MarkedText.numbers(markers)).isEmpty()
        && shown.sentences().stream().anyMatch(sentence -> sentence.text().contains(bracket));
  }

  private List<Quote> sentences(List<Integer> numbers) {
    return numbers.stream().map(shown::sentence).flatMap(Optional::stream).distinct().toList();
  }

  private List<Quote> quotes(JsonNode quotes) {
    var items = quotes.isArray() ? quotes.valueStream() : Stream.of(quotes);
    return items.flatMap(this::placed).distinct().limit(MAX_QUOTES).toList();
  }

  private Stream<Quote> placed(JsonNode item) {
    if (item.isNumber()) {
      return shown.sentence(item.asInt()).stream();
    }
    var quote = JsonReply.text(item.isObject() ? JsonReply.member(item, "quote") : item);
    if (quote.isBlank() || Prose.isNothing(quote)) {
      return Stream.empty();
    }
    return chunks(JsonReply.member(item, "text"), quote).map(chunk -> new Quote(chunk.id(), quote));
  }

  /**
   * The chunk with that number. If it does not contain the quote but others do, those others,
   * because small models miscount. Without a usable number, the only chunk or those that contain
   * the quote.
   */
  private Stream<Chunk> chunks(JsonNode number, String quote) {
    var named = named(number).or(this::only);
    if (named.isPresent() && contains(named.get(), quote)) {
      return named.stream();
    }
    var containing = shown.chunks().stream().filter(chunk -> contains(chunk, quote)).toList();
    return containing.isEmpty() ? named.stream() : containing.stream();
  }

  private Optional<Chunk> named(JsonNode number) {
    return NUMBER
        .matcher(JsonReply.text(number))
        .results()
        .map(match -> Integer.parseInt(match.group()))
        .findFirst()
        .filter(n -> n >= 1 && n <= shown.chunks().size())
        .map(n -> shown.chunks().get(n - 1));
  }

  private Optional<Chunk> only() {
    return shown.chunks().size() == 1 ? Optional.of(shown.chunks().getFirst()) : Optional.empty();
  }

  private static boolean contains(Chunk chunk, String quote) {
    return chunk.text().contains(quote) || joined(chunk.text()).contains(joined(quote));
  }

  private static String joined(String text) {
    return text.replaceAll("\\s+", "");
  }
}
