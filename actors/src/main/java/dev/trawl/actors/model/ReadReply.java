package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.protocol.model.ReadingModel.Quote;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a model's verdicts on one chunk: the numbers of the sentences that help. Words that a model
 * writes instead of numbers become quotes, which the caller looks up.
 */
final class ReadReply {
  /** A chunk has fewer sentences; a model that names more is repeating itself. */
  private static final int MAX_QUOTES = 64;

  /** More items than a chunk names. */
  private static final int MAX_ITEMS = 512;

  /** The relevance of a text that answers the question alone. */
  private static final double ANSWERS = 1.0;

  /** The relevance of a text that gives a part of the answer. */
  private static final double CONTRIBUTES = 0.5;

  /** Sentences named in prose, such as {@code Sentences 3 and 7 answer it.} */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)(?:\\b(?:sentences?|lines?)|第)\\s*(" + Numbers.LIST + ")(?:\\b|\\s*[句行])");

  private static final Pattern BRACKETED = Pattern.compile("[\\[【［](" + Numbers.LIST + ")[\\]】］]");

  /** An item of a list in prose: {@code - Aurora [1]}. */
  private static final Pattern LISTED_ITEM =
      Pattern.compile(
          "(?m)^\\s*(?:[-*•]|\\d{1,3}[.)、])\\s*(.{1,200}?)\\s*[\\[【［]("
              + Numbers.LIST
              + ")[\\]】］][.。]?$");

  /** The verdict for one of several questions in prose: {@code 2. Sentence 3 answers it.} */
  private static final Pattern NUMBERED_VERDICT =
      Pattern.compile("(?m)^\\s*(\\d{1,2})[.):：、]\\s*(.+)$");

  /** Stands for a sentence that the text does not have. */
  private static final String NO_SENTENCE = "[0]";

  private final NumberedText text;
  private final String whole;

  private ReadReply(NumberedText text) {
    this.text = text;
    this.whole = text.chunks().getFirst().text();
  }

  /**
   * The verdicts in {@code reply}, one for each question; empty if it is unusable.
   *
   * @param text the chunk that was shown
   */
  static Optional<List<Verdict>> of(String reply, Job job, int questions, NumberedText text) {
    var parser = new ReadReply(text);
    return job == Job.READ_SEVERAL
        ? parser.several(reply, questions)
        : parser.one(reply, job).map(List::of);
  }

  /**
   * For a question that the reply omits, the verdict is that the text contains nothing relevant. A
   * reply that was cut off is unusable, because the missing part may have named the question.
   */
  private Optional<List<Verdict>> several(String reply, int questions) {
    var cleaned = Prose.withoutThoughts(reply);
    if (Prose.isNothing(cleaned)) {
      return Optional.of(Collections.nCopies(questions, new Verdict.None()));
    }
    var json = JsonReply.in(cleaned, Job.READ_SEVERAL);
    return json.isEmpty()
        ? severalInProse(cleaned, questions)
        : json.filter(found -> !found.cut())
            .map(ReadReply::parts)
            .filter(
                parts ->
                    parts.isEmpty()
                        || parts.stream().anyMatch(part -> namesAQuestion(part, questions)))
            .map(parts -> verdicts(parts, questions));
  }

  /** A line for each question; if one is missing or unclear, the reply is unusable. */
  private Optional<List<Verdict>> severalInProse(String cleaned, int questions) {
    var verdicts = new TreeMap<Integer, Verdict>();
    for (var line : NUMBERED_VERDICT.matcher(cleaned).results().toList()) {
      var number = Integer.parseInt(line.group(1));
      prose(line.group(2)).ifPresent(verdict -> verdicts.putIfAbsent(number, verdict));
    }
    return verdicts.size() == questions && verdicts.lastKey() == questions
        ? Optional.of(List.copyOf(verdicts.values()))
        : Optional.empty();
  }

  private static List<JsonReply> parts(JsonReply json) {
    var listed = json.value().isArray() ? json.value() : json.member("verdicts");
    return (listed.isArray() ? listed.valueStream() : Stream.of(json.value()))
        .map(part -> new JsonReply(part, false))
        .toList();
  }

  private static boolean namesAQuestion(JsonReply part, int questions) {
    var number = number(part);
    return number >= 1 && number <= questions;
  }

  private static int number(JsonReply part) {
    return QuestionReplies.number(JsonReply.text(part.member("question")));
  }

  private List<Verdict> verdicts(List<JsonReply> parts, int questions) {
    return IntStream.rangeClosed(1, questions)
        .mapToObj(
            question ->
                parts.stream()
                    .filter(part -> number(part) == question)
                    .findFirst()
                    .flatMap(this::verdict)
                    .orElseGet(Verdict.None::new))
        .toList();
  }

  private Optional<Verdict> one(String reply, Job job) {
    var cleaned = Prose.withoutThoughts(reply);
    if (Prose.isNothing(cleaned)) {
      return Optional.of(new Verdict.None());
    }
    return JsonReply.in(cleaned, job)
        .map(json -> job == Job.READ_ITEMS ? items(json) : verdict(json))
        .orElseGet(
            () ->
                job == Job.READ_ITEMS
                    ? itemsInProse(cleaned).or(() -> prose(cleaned))
                    : prose(cleaned));
  }

  private Optional<Verdict> verdict(JsonReply json) {
    var claims = claims(json);
    var answers = JsonReply.yesOrNo(json.member("answers")).orElse(false);
    if (claims.isEmpty()) {
      return json.cut() && !isEmptyList(json.member("sentences"))
          ? Optional.empty()
          : Optional.of(
              answers ? new Verdict.Relevant(List.of(), CONTRIBUTES) : new Verdict.None());
    }
    return Optional.of(relevant(claims, answers ? ANSWERS : CONTRIBUTES));
  }

  /** Returns true for a complete list, even if what followed was cut off. */
  private static boolean isEmptyList(JsonNode listed) {
    return listed.isArray() && listed.isEmpty();
  }

  /** The sentences that the reply names, by number or in words. */
  private List<String> claims(JsonReply json) {
    return Stream.of("sentences", "sentence", "quotes", "quote")
        .map(json::member)
        .filter(node -> !node.isMissingNode())
        .findFirst()
        .or(() -> Optional.of(json.value()).filter(JsonNode::isArray))
        .map(this::claims)
        .orElse(List.of());
  }

  private List<String> claims(JsonNode node) {
    return (node.isArray() ? node.valueStream() : Stream.of(node))
        .filter(item -> !item.isBoolean() && !item.isNull())
        .flatMap(this::claim)
        .toList();
  }

  private Stream<String> claim(JsonNode node) {
    if (node.isObject()) {
      var named =
          Stream.of("sentence", "number", "sentences", "quote", "text")
              .map(name -> JsonReply.member(node, name))
              .filter(part -> !part.isMissingNode())
              .findFirst();
      return named.map(Stream::of).orElseGet(node::valueStream).flatMap(this::claim);
    }
    if (node.isArray()) {
      return node.valueStream().flatMap(this::claim);
    }
    if (node.isNumber()) {
      return Stream.of(sentence(node.asInt()));
    }
    var words = JsonReply.text(node);
    var numbers = Numbers.only(words);
    return numbers.isEmpty() || (words.length() > 3 && whole.contains(words))
        ? Stream.of(words)
        : numbers.stream().map(this::sentence);
  }

  /** The words of the sentence with this number, if there is such a sentence. */
  private String sentence(int number) {
    return text.sentence(number).map(Quote::text).orElse(NO_SENTENCE);
  }

  private Optional<Verdict> items(JsonReply json) {
    var listed = json.value().isArray() ? json.value() : json.member("items");
    if (listed.isMissingNode() && json.member("item").isMissingNode()) {
      return verdict(json);
    }
    var items =
        (listed.isArray() ? listed.valueStream() : Stream.of(json.value()))
            .map(this::item)
            .flatMap(Optional::stream)
            .distinct()
            .limit(MAX_ITEMS)
            .toList();
    if (items.isEmpty()) {
      return json.cut() && !isEmptyList(listed)
          ? Optional.empty()
          : Optional.of(new Verdict.None());
    }
    return Optional.of(listing(items));
  }

  private Optional<Verdict> itemsInProse(String cleaned) {
    var items =
        LISTED_ITEM
            .matcher(cleaned)
            .results()
            .map(
                line ->
                    new Item(
                        line.group(1),
                        named(line.group(2)).stream().findFirst().orElse(line.group(1))))
            .distinct()
            .limit(MAX_ITEMS)
            .toList();
    return items.isEmpty() ? Optional.empty() : Optional.of(listing(items));
  }

  private static Verdict listing(List<Item> items) {
    return new Verdict.Relevant(
        items.stream().map(Item::quote).distinct().toList(), ANSWERS, items);
  }

  /** An item with its sentence. Without a usable number, the item itself is looked up. */
  private Optional<Item> item(JsonNode node) {
    var words =
        node.isObject() ? JsonReply.text(JsonReply.member(node, "item")) : JsonReply.text(node);
    if (words.isBlank() || Prose.isNothing(words)) {
      return Optional.empty();
    }
    var quote =
        claim(JsonReply.member(node, "sentence"))
            .filter(claim -> !claim.isBlank() && !isNoSentence(claim))
            .findFirst()
            .orElse(words);
    return Optional.of(new Item(words, quote));
  }

  private static boolean isNoSentence(String claim) {
    return claim.equals(NO_SENTENCE);
  }

  private Optional<Verdict> prose(String cleaned) {
    var numbers = named(cleaned);
    var quotations = Prose.quotations(cleaned);
    if (numbers.isEmpty() && Prose.saysNothingFound(cleaned)) {
      var verbatim = quotations.stream().filter(whole::contains).toList();
      return Optional.of(verbatim.isEmpty() ? new Verdict.None() : relevant(verbatim, CONTRIBUTES));
    }
    var claims = numbers.isEmpty() ? quotations : numbers;
    return claims.isEmpty() ? Optional.empty() : Optional.of(relevant(claims, CONTRIBUTES));
  }

  /** The sentences that prose names by number. Other numbers in prose mean something else. */
  private List<String> named(String cleaned) {
    var numbers = new ArrayList<>(Numbers.only(cleaned));
    for (var pattern : List.of(NAMED, BRACKETED)) {
      pattern
          .matcher(cleaned)
          .results()
          .forEach(match -> numbers.addAll(Numbers.in(match.group(1))));
    }
    return numbers.stream()
        .distinct()
        .flatMap(number -> text.sentence(number).stream())
        .map(Quote::text)
        .toList();
  }

  /**
   * The verdict for these claims. A claim that names a missing sentence makes the text relevant,
   * but gives no quote.
   */
  private Verdict relevant(List<String> claims, double relevance) {
    var usable =
        claims.stream()
            .filter(claim -> !claim.isBlank() && !saysNothing(claim))
            .distinct()
            .toList();
    var quotes = usable.stream().filter(claim -> !isNoSentence(claim)).limit(MAX_QUOTES).toList();
    return usable.isEmpty() ? new Verdict.None() : new Verdict.Relevant(quotes, relevance);
  }

  /** Some models write "None" or an apology in place of a sentence. */
  private boolean saysNothing(String claim) {
    return Prose.isNothing(claim) || (Prose.saysNothingFound(claim) && !whole.contains(claim));
  }
}
