package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.trawl.protocol.Keyword;
import dev.trawl.retrieval.chunk.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Parses the keywords that a model derives. */
final class KeywordsReply {
  private static final int MAX_KEYWORDS = 64;
  private static final int MAX_CHARS = 80;

  /** A word with a digit or an underscore, such as a code, a version or a name in a program. */
  private static final Pattern IDENTIFIER =
      Pattern.compile("(?=\\S*[\\d_])[\\p{IsLatin}\\d_./:#+-]+");

  /** The JSON keys under which models list the terms of one language. */
  private static final List<String> TERMS =
      List.of("terms", "term", "keywords", "keyword", "words", "word");

  private static final Pattern COMMAS = Pattern.compile("[,，、;；\\n]");
  private static final Set<String> CODES = Set.of(Locale.getISOLanguages());
  private static final Map<String, String> NAMES =
      Map.of(
          "english",
          "en",
          "英语",
          "en",
          "英文",
          "en",
          "chinese",
          "zh",
          "mandarin",
          "zh",
          "中文",
          "zh",
          "汉语",
          "zh",
          "german",
          "de",
          "french",
          "fr",
          "spanish",
          "es");

  private KeywordsReply() {}

  /** The keywords in {@code reply}; empty if it is not a list of keywords. */
  static Optional<List<Keyword>> of(String reply, String questionLanguage) {
    return JsonReply.in(Prose.withoutThoughts(reply), Job.KEYWORDS)
        .flatMap(json -> of(json, questionLanguage));
  }

  /** The keywords in {@code json}; empty if it has no list of keywords. */
  static Optional<List<Keyword>> of(JsonReply json, String questionLanguage) {
    return Optional.of(listed(json))
        .filter(list -> !list.isMissingNode())
        .map(list -> keywords(list, questionLanguage));
  }

  private static JsonNode listed(JsonReply json) {
    var keywords = json.member("keywords");
    var isBare =
        keywords.isMissingNode()
            && (json.value().isArray() || !json.member("terms").isMissingNode());
    return isBare ? json.value() : keywords;
  }

  private static List<Keyword> keywords(JsonNode list, String questionLanguage) {
    return groups(list)
        .flatMap(group -> group.keywords(questionLanguage))
        .distinct()
        .limit(MAX_KEYWORDS)
        .toList();
  }

  /** Terms of one language; the language is empty if the reply does not name it. */
  private record Group(String language, JsonNode terms) {
    Stream<Keyword> keywords(String questionLanguage) {
      return each()
          .filter(term -> !term.isEmpty() && term.length() <= MAX_CHARS && !Prose.isNothing(term))
          .map(term -> new Keyword(term, languageOf(term, language, questionLanguage)));
    }

    /** The strings of an array, or the comma-separated parts of one string. */
    private Stream<String> each() {
      var texts = JsonReply.texts(terms, "term").stream();
      return (terms.isTextual() ? texts.flatMap(COMMAS::splitAsStream) : texts)
          .map(term -> term.replaceAll("\\s+", " ").strip());
    }
  }

  /**
   * Reads a list of objects with a language and its terms, an object such as {@code {"en": [...]}},
   * a list of terms without languages, or a list of such lists.
   */
  private static Stream<Group> groups(JsonNode list) {
    if (list.isArray()) {
      return list.valueStream().flatMap(KeywordsReply::groups);
    }
    if (!list.isObject()) {
      return Stream.of(new Group("", list));
    }
    var language = JsonReply.text(JsonReply.member(list, "language"));
    var terms =
        TERMS.stream()
            .map(name -> JsonReply.member(list, name))
            .filter(each -> !each.isMissingNode());
    return terms
        .findFirst()
        .map(each -> Stream.of(new Group(language, each)))
        .orElseGet(
            () ->
                list.properties().stream()
                    .filter(entry -> !entry.getKey().equalsIgnoreCase("language"))
                    .map(
                        entry ->
                            new Group(
                                language.isEmpty() ? entry.getKey() : language, entry.getValue())));
  }

  private static String languageOf(String term, String stated, String questionLanguage) {
    if (IDENTIFIER.matcher(term).matches()) {
      return Languages.UNKNOWN;
    }
    var name = stated.strip().toLowerCase(Locale.ROOT);
    var code = NAMES.getOrDefault(name, name.split("[-_]", 2)[0]);
    if (CODES.contains(code)) {
      return code;
    }
    var detected = Languages.of(term);
    return detected.equals(Languages.UNKNOWN) ? questionLanguage : detected;
  }
}
