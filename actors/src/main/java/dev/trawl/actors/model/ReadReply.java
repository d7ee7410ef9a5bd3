package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.actors.window.QuoteFinder;
import dev.trawl.protocol.Chunk;
import dev.trawl.protocol.model.ModelException;
import dev.trawl.protocol.model.ReadingModel.Item;
import dev.trawl.protocol.model.ReadingModel.Verdict;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Reads a model's verdicts on the chunks of a prompt: the numbers of the sentences that help to
 * answer the question. Words that a model writes instead of numbers become quotes, which the caller
 * looks up.
 *
 * <p>One reply is about all chunks together, and {@link #perChunk} divides it among them.
 */
final class ReadReply {
  /** A chunk has fewer sentences; a model that names more is repeating itself. */
  private static final int MAX_QUOTES = 64;

  /** A chunk has fewer items. */
  private static final int MAX_ITEMS = 512;

  /** The relevance of a text that answers the question by itself. */
  private static final double ANSWERS = 1.0;

  /** The relevance of a text that gives a part of the answer. */
  private static final double CONTRIBUTES = 0.5;

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

  /** The index for words whose chunk is not known. */
  private static final int NO_CHUNK = -1;

  /**
   * A sentence that the reply names.
   *
   * @param chunk index of its chunk; {@link #NO_CHUNK} if the reply has words instead of a number
   */
  private record Claim(int chunk, String words) {}

  /** An item of a list and its sentence. */
  private record ClaimedItem(String text, Claim sentence) {}

  /**
   * What a reply says about all chunks together.
   *
   * @param claims the sentences that help to answer the question
   * @param relevance 0 if nothing helps to answer it
   */
  private record Found(List<Claim> claims, List<ClaimedItem> items, double relevance) {
    static final Found NOTHING = new Found(List.of(), List.of(), 0);
  }

  private final NumberedText text;
  private final List<String> texts;

  private ReadReply(NumberedText text) {
    this.text = text;
    this.texts = text.chunks().stream().map(Chunk::text).toList();
  }

  /**
   * The verdicts in {@code reply}: one for each question, or one for each chunk if there are
   * several chunks; empty if it is unusable.
   *
   * @param text the chunks that were shown
   * @throws ModelException if a reply about several chunks was cut off: reading them one by one
   *     loses nothing, while another reply would be cut again
   */
  static Optional<List<Verdict>> of(String reply, Job job, int questions, NumberedText text) {
    var parser = new ReadReply(text);
    return job == Job.READ_SEVERAL
        ? parser.severalQuestions(reply, questions)
        : parser.oneQuestion(reply, job).map(parser::perChunk);
  }

  /**
   * Divides what was found among the chunks. If the texts together answer the question, every chunk
   * with a cited sentence gets the relevance of an answer. If the reply says that something was
   * found, but does not cite an existing sentence, it may mean any of the chunks, so all are
   * relevant.
   */
  private List<Verdict> perChunk(Found found) {
    if (texts.size() == 1) {
      return List.of(verdict(found));
    }
    var claims = found.claims().stream().map(this::located).toList();
    var items =
        found.items().stream()
            .map(item -> new ClaimedItem(item.text(), located(item.sentence())))
            .toList();
    var verdicts =
        IntStream.range(0, texts.size())
            .mapToObj(
                chunk ->
                    verdict(
                        new Found(
                            claims.stream().filter(claim -> claim.chunk() == chunk).toList(),
                            items.stream()
                                .filter(item -> item.sentence().chunk() == chunk)
                                .toList(),
                            found.relevance())))
            .toList();
    var isLost =
        found.relevance() > 0
            && verdicts.stream().allMatch(verdict -> verdict.equals(new Verdict.None()));
    return isLost
        ? Collections.nCopies(texts.size(), new Verdict.Relevant(List.of(), CONTRIBUTES))
        : verdicts;
  }

  /** Looks up the chunk of a claim in words. */
  private Claim located(Claim claim) {
    return claim.chunk() == NO_CHUNK && !isNoSentence(claim)
        ? new Claim(QuoteFinder.textOf(texts, claim.words()).orElse(NO_CHUNK), claim.words())
        : claim;
  }

  private Verdict verdict(Found found) {
    if (found.relevance() == 0
        || (texts.size() > 1 && found.claims().isEmpty() && found.items().isEmpty())) {
      return new Verdict.None();
    }
    var quotes =
        Stream.concat(found.claims().stream(), found.items().stream().map(ClaimedItem::sentence))
            .filter(claim -> !isNoSentence(claim))
            .map(Claim::words)
            .distinct()
            .limit(found.items().isEmpty() ? MAX_QUOTES : MAX_ITEMS)
            .toList();
    var items =
        found.items().stream().map(item -> new Item(item.text(), item.sentence().words())).toList();
    return new Verdict.Relevant(quotes, found.relevance(), items);
  }

  /**
   * For a question that the reply omits, the verdict is that the text contains nothing relevant. A
   * reply that was cut off is unusable, because the missing part may have named the question.
   */
  private Optional<List<Verdict>> severalQuestions(String reply, int questions) {
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
      prose(line.group(2)).ifPresent(found -> verdicts.putIfAbsent(number, verdict(found)));
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
                    .flatMap(this::sentences)
                    .map(this::verdict)
                    .orElseGet(Verdict.None::new))
        .toList();
  }

  private Optional<Found> oneQuestion(String reply, Job job) {
    var cleaned = Prose.withoutThoughts(reply);
    if (Prose.isNothing(cleaned)) {
      return Optional.of(Found.NOTHING);
    }
    return JsonReply.in(cleaned, job)
        .map(this::complete)
        .map(json -> job == Job.READ_ITEMS ? items(json) : sentences(json))
        .orElseGet(
            () ->
                job == Job.READ_ITEMS
                    ? itemsInProse(cleaned).or(() -> prose(cleaned))
                    : prose(cleaned));
  }

  private JsonReply complete(JsonReply json) {
    if (json.cut() && texts.size() > 1) {
      throw new ModelException.Final("the reply about several chunks was cut off");
    }
    return json;
  }

  private Optional<Found> sentences(JsonReply json) {
    var claims = claims(json);
    var answers = JsonReply.yesOrNo(json.member("answers")).orElse(false);
    if (claims.isEmpty()) {
      return json.cut() && !isEmptyList(json.member("sentences"))
          ? Optional.empty()
          : Optional.of(answers ? new Found(List.of(), List.of(), CONTRIBUTES) : Found.NOTHING);
    }
    return Optional.of(relevant(claims, answers ? ANSWERS : CONTRIBUTES));
  }

  /** Returns true for a complete empty list, even if the reply was cut off after it. */
  private static boolean isEmptyList(JsonNode listed) {
    return listed.isArray() && listed.isEmpty();
  }

  /** The sentences that the reply names, by number or in words. */
  private List<Claim> claims(JsonReply json) {
    return Stream.of("sentences", "sentence", "quotes", "quote")
        .map(json::member)
        .filter(node -> !node.isMissingNode())
        .findFirst()
        .or(() -> Optional.of(json.value()).filter(JsonNode::isArray))
        .map(this::claims)
        .orElse(List.of());
  }

  private List<Claim> claims(JsonNode node) {
    return (node.isArray() ? node.valueStream() : Stream.of(node))
        .filter(item -> !item.isBoolean() && !item.isNull())
        .flatMap(this::claim)
        .toList();
  }

  private Stream<Claim> claim(JsonNode node) {
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
    return numbers.isEmpty() || (words.length() > 3 && isVerbatim(words))
        ? Stream.of(new Claim(NO_CHUNK, words))
        : numbers.stream().map(this::sentence);
  }

  private boolean isVerbatim(String words) {
    return texts.stream().anyMatch(chunk -> chunk.contains(words));
  }

  private Claim sentence(int number) {
    return existing(number).orElse(new Claim(NO_CHUNK, NO_SENTENCE));
  }

  private Optional<Claim> existing(int number) {
    return number < 1 || number > text.sentences().size()
        ? Optional.empty()
        : Optional.of(text.sentences().get(number - 1))
            .map(sentence -> new Claim(sentence.chunk(), sentence.text()));
  }

  private Optional<Found> items(JsonReply json) {
    var listed = json.value().isArray() ? json.value() : json.member("items");
    if (listed.isMissingNode() && json.member("item").isMissingNode()) {
      return sentences(json);
    }
    var items =
        (listed.isArray() ? listed.valueStream() : Stream.of(json.value()))
            // Removes duplicates by number, because two sentences with different numbers may have
            // the same words.
            .distinct()
            .map(this::item)
            .flatMap(Optional::stream)
            .limit(MAX_ITEMS)
            .toList();
    if (items.isEmpty()) {
      return json.cut() && !isEmptyList(listed) ? Optional.empty() : Optional.of(Found.NOTHING);
    }
    return Optional.of(new Found(List.of(), items, ANSWERS));
  }

  private Optional<Found> itemsInProse(String cleaned) {
    var items =
        LISTED_ITEM
            .matcher(cleaned)
            .results()
            .map(
                line ->
                    new ClaimedItem(
                        line.group(1),
                        named(line.group(2)).stream()
                            .findFirst()
                            .orElse(new Claim(NO_CHUNK, line.group(1)))))
            .distinct()
            .limit(MAX_ITEMS)
            .toList();
    return items.isEmpty() ? Optional.empty() : Optional.of(new Found(List.of(), items, ANSWERS));
  }

  /** An item with its sentence. Without a usable number, the item itself is looked up. */
  private Optional<ClaimedItem> item(JsonNode node) {
    var words =
        node.isObject() ? JsonReply.text(JsonReply.member(node, "item")) : JsonReply.text(node);
    if (words.isBlank() || Prose.isNothing(words)) {
      return Optional.empty();
    }
    var sentence =
        claim(JsonReply.member(node, "sentence"))
            .filter(claim -> !claim.words().isBlank() && !isNoSentence(claim))
            .findFirst()
            .orElse(new Claim(NO_CHUNK, words));
    return Optional.of(new ClaimedItem(words, sentence));
  }

  private static boolean isNoSentence(Claim claim) {
    return claim.words().equals(NO_SENTENCE);
  }

  private Optional<Found> prose(String cleaned) {
    var numbers = named(cleaned);
    var quotations =
        Prose.quotations(cleaned).stream().map(words -> new Claim(NO_CHUNK, words)).toList();
    if (numbers.isEmpty() && Prose.saysNothingFound(cleaned)) {
      var verbatim = quotations.stream().filter(claim -> isVerbatim(claim.words())).toList();
      return Optional.of(verbatim.isEmpty() ? Found.NOTHING : relevant(verbatim, CONTRIBUTES));
    }
    var claims = numbers.isEmpty() ? quotations : numbers;
    return claims.isEmpty() ? Optional.empty() : Optional.of(relevant(claims, CONTRIBUTES));
  }

  private List<Claim> named(String cleaned) {
    return Numbers.named(cleaned).stream().flatMap(number -> existing(number).stream()).toList();
  }

  /** A claim that names a missing sentence makes the text relevant, but gives no quote. */
  private Found relevant(List<Claim> claims, double relevance) {
    var usable =
        claims.stream()
            .filter(claim -> !claim.words().isBlank() && !saysNothing(claim.words()))
            .distinct()
            .toList();
    return usable.isEmpty() ? Found.NOTHING : new Found(usable, List.of(), relevance);
  }

  /** Some models write "None" or an apology in place of a sentence. */
  private boolean saysNothing(String claim) {
    return Prose.isNothing(claim) || (Prose.saysNothingFound(claim) && !isVerbatim(claim));
  }
}
