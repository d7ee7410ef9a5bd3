package dev.trawl.lexical.topic;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a question asks about a topic. In such questions the name of the topic comes last: "What
 * does the option <em>depth</em> of <em>archive</em> mean?"
 *
 * @param subject the question up to the name that it asks about, without the words after it
 */
record AskedTopic(String question, String subject) {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private static final String DOCUMENT =
      "(?:manual|document|handbook|book|contract|guide|text|report|file|agreement|handbuch|vertrag"
          + "|dokument)";

  /** The document before the question: "In the manual, …". */
  private static final Pattern LEAD =
      Pattern.compile("^(?:in|according to|im|in der|laut) [^,]*?" + DOCUMENT + ",\\s*", FLAGS);

  /** The words after the name: the document, or the end of a verb. */
  private static final List<Pattern> TAILS =
      List.of(
          Pattern.compile("[?.!？。\\s]+$"),
          Pattern.compile(
              "(?<=.)\\s(?:in|of|from|according to|im|in der|laut) (?:(?!in |of |for |from )[^\\s,]+ ){0,5}"
                  + DOCUMENT
                  + "$",
              FLAGS),
          Pattern.compile(
              "\\s(?:means?|do|does|returns?|stands? for|(?:used |good |meant )?for|comes? from|defined)$",
              FLAGS),
          Pattern.compile("(?:的(?:标题|题目|作者|用途|含义|意思|作用|来源))?(?:是什么(?:意思)?|是谁|有什么用|什么意思)$"),
          Pattern.compile("[\"”’'»」』》)]+$"));

  private static final Pattern TITLE =
      Pattern.compile(
          "\\b(?:title|titled|heading|headed|entitled|headline|titel|überschrift|titre|título)\\b|标题|题目|標題|題目",
          FLAGS);

  /** Words for the kind of thing that a name belongs to. They say nothing about it. */
  private static final String KINDS =
      "help|page|pages|topic|entry|section|chapter|function|functions|command|method|class|package|data"
          + "|set|dataset|object|argument|arguments|parameter|option|field|term|word|abbreviation|variable"
          + "|item";

  private static final Pattern MEANING =
      Pattern.compile(
          "(?:what(?:'s|’s)?|(?:can|could) you (?:tell me|explain) what|was|wofür|wozu|que|qué|qu'est-ce que)?"
              + "(?: (?:is|are|does|do|did|was|were|the|a|an|it|meaning|purpose|use|of|ist|sind|bedeutet"
              + "|macht|der|die|das|called|named|"
              + KINDS
              + "))*\\W*|",
          FLAGS);

  private static final Pattern TASK =
      Pattern.compile(
          "^(?:how (?:can|do|could|should|to)(?: (?:i|you|we|one))?|(?:which|what) (?:"
              + KINDS
              + ")"
              + "(?: (?:can|could|do|should|must)(?: (?:i|you|we|one))?(?: (?:use|call|need))?(?: to)?|s? is for|s? to)?)\\s",
          FLAGS);

  static AskedTopic of(String question) {
    var withoutLead = LEAD.matcher(question.strip()).replaceFirst("");
    var subject = withoutLead;
    for (var tail : TAILS) {
      subject = tail.matcher(subject).replaceFirst("");
    }
    return new AskedTopic(withoutLead, subject);
  }

  boolean asksForTitle() {
    return TITLE.matcher(question).find();
  }

  /** The longest of {@code names} that ends the question; a name in other case if none fits. */
  Optional<String> subject(Collection<String> names) {
    return longest(names, subject);
  }

  /**
   * The name of a part of {@code topic} that the question asks about: "depth" in "the option depth
   * of archive".
   */
  Optional<String> part(String topic, Collection<String> names) {
    var before = before(topic);
    var link =
        Pattern.compile("\\s(?:of|for|in|to|from|von|für)(?: (?:the )?(?:" + KINDS + "))*$", FLAGS);
    var matcher = link.matcher(before);
    return matcher.find() ? longest(names, before.substring(0, matcher.start())) : Optional.empty();
  }

  /** Returns true if the question only asks what {@code topic} is, does or means. */
  boolean asksForMeaning(String topic) {
    return MEANING.matcher(before(topic)).matches();
  }

  private String before(String topic) {
    return subject.substring(0, Math.max(0, subject.length() - topic.length())).strip();
  }

  /** The question without {@code topic}, in lower case. */
  String without(String topic) {
    return question.toLowerCase(Locale.ROOT).replace(topic.toLowerCase(Locale.ROOT), " ");
  }

  /** What the question wants to do, for "How can I …?" and "Which function can I use to …?" */
  Optional<String> task() {
    var task = TASK.matcher(question);
    return task.find() ? Optional.of(question.substring(task.end())) : Optional.empty();
  }

  private static Optional<String> longest(Collection<String> names, String text) {
    var exact = names.stream().filter(name -> endsWith(text, name));
    var longest = Comparator.comparingInt(String::length);
    return exact
        .max(longest)
        .or(
            () -> {
              var lower = text.toLowerCase(Locale.ROOT);
              return names.stream()
                  .filter(name -> endsWith(lower, name.toLowerCase(Locale.ROOT)))
                  .max(longest);
            });
  }

  private static boolean endsWith(String text, String name) {
    if (name.isEmpty() || !text.endsWith(name)) {
      return false;
    }
    int start = text.length() - name.length();
    return start == 0 || !isPartOfName(text.codePointBefore(start)) || isHan(text, start);
  }

  private static boolean isPartOfName(int c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '-' || c == ':';
  }

  private static boolean isHan(String text, int at) {
    return Character.isIdeographic(text.codePointBefore(at));
  }
}
