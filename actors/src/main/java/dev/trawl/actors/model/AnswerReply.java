package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ReadingModel.Claim;
import dev.trawl.protocol.model.ReadingModel.Draft;
import dev.trawl.protocol.model.ReadingModel.Quote;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses a model's answer. Numbers in square brackets name the sentences that support the text
 * before them. A reply in prose counts as an answer. Quoted text, which older prompts asked for
 * instead of sentence numbers, supports the whole answer.
 */
final class AnswerReply {
  private static final int MAX_QUOTES = 64;

  /** The confidence of a model that says without a contradiction that there is no answer. */
  private static final double CLEAR = 1;

  private static final Draft UNANSWERED = new Draft(false, "", List.of(), CLEAR);

  /** An answer in prose that ends with quotations, which are evidence for it. */
  private static final Pattern WITH_QUOTATIONS =
      Pattern.compile(
          "(?s)([^“”\"「」]*[^“”\"「」\\s])\\s*[:：]\\s*((?:[“\"「][^“”\"「」]+[”\"」][;；,，.。!！?？\\s]*)+)");

  /**
   * A quotation that is a sentence. If the texts do not contain it, it may be translated or made
   * up; it is not a part of the answer.
   */
  private static final Pattern QUOTED_SENTENCE = Pattern.compile("[“\"「][^“”\"「」]*[.。!！?？…][”\"」]");

  private static final Pattern EMPTY_OBJECT = Pattern.compile("\\{\\s*}");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  /** The full-width forms of ASCII characters, and their distance to ASCII. */
  private static final Pattern FULL_WIDTH = Pattern.compile("[！-～]");

  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  /** Everything up to the end of the last complete sentence and its markers. */
  private static final Pattern COMPLETE =
      Pattern.compile("(?s)\\A.*[.!?。！？…\\n][\"”’)）]*(?:" + MarkedText.MARKERS + ")?");

  /** Markers, and the beginning of a marker at the end of a text that was cut off. */
  private static final Pattern ALL_MARKERS =
      Pattern.compile(MarkedText.MARKERS + "|\\s*[\\[【［]\\^?[\\d\\s,;、–-]*\\z");

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
    var cleaned = Prose.withoutThoughts(reply);
    if (EMPTY_OBJECT.matcher(cleaned).matches()) {
      return Optional.empty();
    }
    var parser = new AnswerReply(shown);
    var draft =
        Prose.isNothing(cleaned)
            ? Optional.of(UNANSWERED)
            : JsonReply.in(cleaned, Job.ANSWER)
                .map(json -> parser.draft(json, cleaned, cut))
                .orElseGet(() -> parser.prose(cleaned, cut));
    return draft.map(read -> !read.answered() && isDoubtful(reply) ? doubtful(read) : read);
  }

  private static Draft doubtful(Draft unanswered) {
    return new Draft(false, unanswered.text(), unanswered.quotes(), 0);
  }

  /**
   * Returns true if the model may not mean what {@code reply} says: it contradicts itself; it has
   * {@code answered: false} and was cut off before the member {@code answer}; or it is prose that
   * says that nothing was found. Such a reply is doubted because accepting it may cause the run to
   * read every chunk.
   */
  static boolean isDoubtful(String reply) {
    var cleaned = Prose.withoutThoughts(reply);
    return JsonReply.in(cleaned, Job.ANSWER)
        .map(json -> contradictsItself(json) || deniesBeforeTheAnswer(json))
        .orElseGet(() -> Prose.saysNothingFound(cleaned));
  }

  private static boolean deniesBeforeTheAnswer(JsonReply json) {
    return json.cut() && json.member("answer").isMissingNode() && denies(json);
  }

  /**
   * Returns true if {@code reply} gives an answer, but says that there is no answer. An explanation
   * of why there is no answer is not a contradiction.
   */
  static boolean contradictsItself(String reply) {
    return JsonReply.in(Prose.withoutThoughts(reply), Job.ANSWER)
        .filter(AnswerReply::contradictsItself)
        .isPresent();
  }

  private static boolean contradictsItself(JsonReply json) {
    var text = JsonReply.text(json.member("answer"));
    return denies(json) && !text.isEmpty() && !Prose.saysNothingFound(text);
  }

  private static boolean denies(JsonReply json) {
    return JsonReply.yesOrNo(json.member("answered")).equals(Optional.of(false));
  }

  /**
   * "No" and "none" are answers if the model says that it answered. A sentence such as "the texts
   * do not say" is not an answer, unless the model cites sentences that support it. The text of a
   * reply that contradicts itself is an answer only if it cites a sentence.
   */
  private Optional<Draft> draft(JsonReply json, String cleaned, boolean cut) {
    var given = JsonReply.text(json.member("answer"));
    var isCut = json.cut() && (cut || given.isEmpty());
    var raw = given.isEmpty() ? beginning(cleaned) : given;
    var text = isCut ? complete(raw) : given;
    var saysAnswered = JsonReply.yesOrNo(json.member("answered"));
    if (text.isEmpty() && saysAnswered.orElse(true)) {
      return Optional.empty();
    }
    var saysNothing = Prose.saysNothingFound(text);
    var isApology =
        saysNothing && !Prose.isNothing(text) && !MarkedText.MARKERS.matcher(text).find();
    var answered = saysAnswered.map(says -> says && !isApology).orElse(!saysNothing);
    var quotes = quotes(json.member("quotes"));
    var cites = !quotes.isEmpty() || !draft(false, text, List.of()).quotes().isEmpty();
    if (!answered && !(contradictsItself(json) && cites)) {
      var nearest = quotes(json.member("nearest"));
      return Optional.of(draft(false, text, nearest.isEmpty() ? quotes : nearest));
    }
    var draft = draft(true, text, quotes);
    return Optional.of(isCut ? cut(draft, raw, text) : draft);
  }

  /** The beginning of an answer that was cut off. */
  private static String beginning(String cleaned) {
    var text = new StringBuilder();
    new AnswerStream(text::append).take(cleaned);
    return text.toString();
  }

  /** Prose is the answer, unless it is the beginning of JSON or declines to answer. */
  private Optional<Draft> prose(String cleaned, boolean cut) {
    var isJson = cleaned.startsWith("{") || cleaned.startsWith("[");
    if (cleaned.isBlank() || (isJson && !cut) || Prose.declines(cleaned)) {
      return Optional.empty();
    }
    var beginning = isJson ? beginning(cleaned) : cleaned;
    var text = cut ? complete(beginning) : beginning;
    if (text.isEmpty()) {
      return Optional.empty();
    }
    var withQuotes = WITH_QUOTATIONS.matcher(text);
    if (withQuotes.matches()) {
      var quotes = quoted(withQuotes.group(2));
      var isStrange = quotes.isEmpty() && QUOTED_SENTENCE.matcher(withQuotes.group(2)).find();
      return Optional.of(draft(true, isStrange ? withQuotes.group(1) : text, quotes));
    }
    var draft = draft(!Prose.saysNothingFound(text), text, List.of());
    return Optional.of(cut ? cut(draft, beginning, text) : draft);
  }

  /**
   * Returns the quotations that occur in the shown chunks. Other quotations stay in the answer but
   * are not evidence.
   */
  private List<Quote> quoted(String quotations) {
    return Prose.quotations(quotations).stream()
        .filter(quote -> shown.chunks().stream().anyMatch(chunk -> contains(chunk, quote)))
        .flatMap(quote -> quotesIn(TextNode.valueOf(quote)))
        .distinct()
        .limit(MAX_QUOTES)
        .toList();
  }

  /**
   * Marks {@code draft} as cut off. Its text {@code complete} consists of the complete sentences of
   * {@code raw}.
   */
  private static Draft cut(Draft draft, String raw, String complete) {
    var rest = raw.stripLeading().substring(complete.length());
    return new Draft(
        draft.answered(),
        draft.text(),
        draft.quotes(),
        draft.claims(),
        draft.confidence(),
        draft.answered(),
        ALL_MARKERS.matcher(rest).replaceAll(""));
  }

  private Draft draft(boolean answered, String raw, List<Quote> quoted) {
    var claims = claims(withWidthOfTheText(raw));
    var quotes =
        Stream.concat(claims.stream().flatMap(claim -> claim.quotes().stream()), quoted.stream())
            .distinct()
            .limit(MAX_QUOTES)
            .toList();
    if (!answered) {
      return new Draft(false, "", quotes, CLEAR);
    }
    var text = new StringBuilder();
    claims.forEach(claim -> text.append(claim.text()));
    var isMarked = claims.stream().anyMatch(claim -> !claim.quotes().isEmpty());
    return new Draft(true, text.toString(), quotes, isMarked ? claims : List.of(), 1, false);
  }

  /**
   * Full-width characters become ASCII characters, unless the shown texts contain full-width ones
   * too.
   */
  private String withWidthOfTheText(String raw) {
    var isForeign =
        shown.sentences().stream()
            .noneMatch(sentence -> FULL_WIDTH.matcher(sentence.text()).find());
    return isForeign
        ? FULL_WIDTH
            .matcher(raw)
            .replaceAll(
                wide ->
                    Matcher.quoteReplacement(
                        String.valueOf((char) (wide.group().charAt(0) - FULL_WIDTH_OFFSET))))
        : raw;
  }

  /** The complete sentences of a text that was cut off; empty if there is none. */
  private static String complete(String text) {
    var complete = COMPLETE.matcher(text);
    return complete.find() ? complete.group().strip() : "";
  }

  private List<Claim> claims(String raw) {
    return MarkedText.of(raw, this::isPartOfText).parts().stream()
        .map(part -> new Claim(part.text(), sentences(part.numbers())))
        .toList();
  }

  /**
   * Returns true if the bracket also occurs in a shown sentence, and either refers to no sentence
   * or does not have the form that the prompts ask for.
   */
  private boolean isPartOfText(String markers) {
    var bracket = markers.strip();
    return (!MarkedText.isUsual(bracket) || sentences(MarkedText.numbers(markers)).isEmpty())
        && shown.sentences().stream().anyMatch(sentence -> sentence.text().contains(bracket));
  }

  private List<Quote> sentences(List<Integer> numbers) {
    return numbers.stream().map(shown::sentence).flatMap(Optional::stream).distinct().toList();
  }

  private List<Quote> quotes(JsonNode quotes) {
    var items = quotes.isArray() ? quotes.valueStream() : Stream.of(quotes);
    return items.flatMap(this::quotesIn).distinct().limit(MAX_QUOTES).toList();
  }

  private Stream<Quote> quotesIn(JsonNode item) {
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
   * Finds the chunk with this number. If the number is unusable and only one chunk was shown, uses
   * that chunk. Small models miscount: if no chunk was found, or it does not contain the quote,
   * finds the chunks that contain the quote instead, if there are any.
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
    return QuoteFinder.contains(chunk.text(), quote);
  }
}
