package dev.trawl.actors.plan;

import dev.trawl.actors.window.SimpleTerms;
import dev.trawl.retrieval.analysis.Term;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A question that was asked, to be compared with another one. Two questions are the same if they
 * have the same words apart from their order, inflection, stop words, and references to the
 * documents. Question words do not count, unless both questions have some and ask for different
 * things, such as "When was the mill built?" and "Where was the mill built?"
 *
 * @param words the words that count, as terms
 * @param wanted what the question words ask for; empty for "what" and "which", which ask for
 *     anything
 */
record AskedQuestion(Set<String> words, Set<Wanted> wanted) {
  enum Wanted {
    PERSON,
    TIME,
    PLACE,
    REASON,
    AMOUNT,
    MANNER
  }

  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private static final Map<Wanted, Pattern> QUESTION_WORDS =
      new EnumMap<>(
          Map.of(
              Wanted.PERSON,
              Pattern.compile(
                  "\\b(?:who|whom|whose|wer|wen|wem|wessen|qui|quién(?:es)?)\\b|谁|誰", FLAGS),
              Wanted.TIME,
              Pattern.compile("\\b(?:when|wann|quand|cuándo)\\b|何时|何時|什么时候|什麼時候|哪一?年|いつ", FLAGS),
              Wanted.PLACE,
              Pattern.compile(
                  "\\b(?:where|wo|woher|wohin|où|dónde|adónde)\\b|哪里|哪裡|哪儿|何地|何处|どこ", FLAGS),
              Wanted.REASON,
              Pattern.compile(
                  "\\b(?:why|warum|wieso|weshalb|pourquoi|por qué)\\b|为什么|為什麼|为何|為何|なぜ", FLAGS),
              Wanted.AMOUNT,
              Pattern.compile(
                  "\\bhow (?:many|much|often|long|old|far|large|big|high|tall|deep)\\b"
                      + "|\\bwie ?(?:viele?|oft|lange|alt|weit|groß|hoch|tief)\\b|\\bcombien\\b|\\bcuánt[oa]s?\\b"
                      + "|多少|几|幾|多[大久长長远遠高深]|いくつ|いくら",
                  FLAGS),
              Wanted.MANNER,
              Pattern.compile(
                  "\\bhow\\b(?! (?:many|much|often|long|old|far|large|big|high|tall|deep))"
                      + "|\\bwie\\b(?! ?(?:viel|oft|lange|alt|weit|groß|hoch|tief))"
                      + "|\\b(?:comment|cómo)\\b|怎么|怎麼|怎样|怎樣|如何|どう",
                  FLAGS)));

  private static final Pattern ABOUT_DOCUMENTS =
      Pattern.compile(
          "\\b(?:according to|mention(?:s|ed)?|states?|stated|says?|said"
              + "|(?:the|these|this|given|provided) (?:texts?|documents?))\\b"
              + "|根据|根據|文本中?|文档中?|文檔中?|文中|提到",
          FLAGS);

  AskedQuestion {
    words = Set.copyOf(words);
    wanted = Set.copyOf(wanted);
  }

  /**
   * @param language ISO 639-1 code
   */
  static AskedQuestion of(String question, String language) {
    var wanted = EnumSet.noneOf(Wanted.class);
    var rest = ABOUT_DOCUMENTS.matcher(question).replaceAll(" ");
    for (var each : QUESTION_WORDS.entrySet()) {
      var matcher = each.getValue().matcher(rest);
      if (matcher.find()) {
        wanted.add(each.getKey());
        rest = matcher.replaceAll(" ");
      }
    }
    var terms = SimpleTerms.of(rest, language);
    var content = terms.stream().filter(term -> !term.stop()).map(Term::text);
    var words = content.collect(Collectors.toSet());
    return new AskedQuestion(
        words.isEmpty() ? terms.stream().map(Term::text).collect(Collectors.toSet()) : words,
        wanted);
  }

  boolean asksTheSame(AskedQuestion other) {
    return words.equals(other.words)
        && (wanted.isEmpty() || other.wanted.isEmpty() || wanted.equals(other.wanted));
  }
}
