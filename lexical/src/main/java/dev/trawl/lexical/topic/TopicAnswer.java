package dev.trawl.lexical.topic;

import dev.trawl.lexical.sentence.MarkedChunk;
import dev.trawl.lexical.sentence.QuestionTerms;
import dev.trawl.lexical.sentence.RankedSentence;
import dev.trawl.protocol.Span;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A sentence that answers a question about a topic because of its place: the line with the title, a
 * line that explains a name, or the sentence after a label.
 *
 * @param words the part of the sentence that answers
 */
public record TopicAnswer(RankedSentence sentence, Span words) {
  private static final Pattern QUOTES = Pattern.compile("[\"“”„«»'‘’《》「」`]");

  /** A title with fewer words is not searched for in a question, unless it is quoted. */
  private static final int MIN_TITLE_WORDS = 2;

  /** Other words for what a label says. The label's own words always count. */
  private static final Map<Pattern, Pattern> LABELS =
      Map.of(
          words("authors?(?:\\(s\\))?|written by"), words("author|authors|wrote|written"),
          words("(?:return )?values?|returns?|result"), words("returns?|returned|result"),
          words("sources?|origin"), words("comes? from|sources?|origin|taken from"));

  private static final Pattern PURPOSE =
      words("description|purpose|summary|overview|beschreibung|zweck");

  private static Pattern words(String words) {
    return Pattern.compile(
        "\\b(?:" + words + ")(?!\\p{L})", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  /** The answer from the topics in {@code chunks}; empty if there is none or several differ. */
  public static Optional<TopicAnswer> of(List<MarkedChunk> chunks) {
    if (chunks.isEmpty()) {
      return Optional.empty();
    }
    var topics = Topics.of(chunks);
    var terms = chunks.getFirst().questionTerms();
    var asked = AskedTopic.of(terms.question().text());
    return named(asked, topics).or(() -> about(asked, topics)).or(() -> task(asked, topics, terms));
  }

  /** For "Which topic has the title …?": the name. */
  private static Optional<TopicAnswer> named(AskedTopic asked, Topics topics) {
    if (!asked.asksForTitle()) {
      return Optional.empty();
    }
    var question = folded(asked.question());
    return topics.lines().stream()
        .filter(TopicLine::isTitle)
        .filter(line -> line.text().strip().split("\\s+").length >= MIN_TITLE_WORDS)
        .filter(line -> question.contains(" " + folded(line.text()).strip() + " "))
        .reduce((a, b) -> b.text().length() > a.text().length() ? b : a)
        .map(line -> highlighting(line, line.names().getFirst()));
  }

  private static Optional<TopicAnswer> about(AskedTopic asked, Topics topics) {
    var names =
        Stream.concat(
                topics.lines().stream().map(TopicLine::topic),
                topics.labels().stream().map(Topics.Labelled::topic))
            .distinct()
            .toList();
    var subject = asked.subject(names);
    if (subject.isEmpty()) {
      return Optional.empty();
    }
    var topic = subject.get();
    var lines = topics.lines().stream().filter(line -> line.topic().equals(topic)).toList();
    if (asked.asksForTitle()) {
      return title(lines);
    }
    var part =
        asked.part(
            topic,
            lines.stream().filter(l -> !l.isTitle()).flatMap(l -> l.names().stream()).toList());
    if (part.isPresent()) {
      return only(
          lines.stream().filter(l -> !l.isTitle() && l.names().contains(part.get())).toList());
    }
    var labels = topics.labels().stream().filter(l -> l.topic().equals(topic)).toList();
    var rest = asked.without(topic);
    if (asked.asksForMeaning(topic) && !words("returns?").matcher(rest).find()) {
      return labelled(labels, label -> PURPOSE.matcher(label).lookingAt()).or(() -> title(lines));
    }
    return labelled(
        labels,
        label ->
            LABELS.entrySet().stream()
                    .anyMatch(
                        e ->
                            e.getKey().matcher(label).lookingAt()
                                && e.getValue().matcher(rest).find())
                || words(Pattern.quote(label)).matcher(rest).find());
  }

  private static Optional<TopicAnswer> title(List<TopicLine> lines) {
    return only(lines.stream().filter(TopicLine::isTitle).toList());
  }

  /** The text of the lines; empty if the lines differ. */
  private static Optional<TopicAnswer> only(List<TopicLine> lines) {
    boolean same = lines.stream().map(TopicLine::text).distinct().count() == 1;
    return same
        ? Optional.of(highlighting(lines.getFirst(), lines.getFirst().text()))
        : Optional.empty();
  }

  private static Optional<TopicAnswer> labelled(
      List<Topics.Labelled> labels, Predicate<String> fits) {
    var fitting = labels.stream().filter(l -> fits.test(l.label())).toList();
    boolean same = fitting.stream().map(l -> l.sentence().text()).distinct().count() == 1;
    return same
        ? Optional.of(fitting.getFirst().sentence())
            .map(s -> new TopicAnswer(s, new Span(0, s.text().length())))
        : Optional.empty();
  }

  /**
   * For "How can I …?": the topic whose title has the same content words as the question. The title
   * may lack the verb: "Decomposition of a Matrix" for "Which function computes the decomposition
   * of a matrix?"
   */
  private static Optional<TopicAnswer> task(AskedTopic asked, Topics topics, QuestionTerms terms) {
    var task = asked.task();
    if (task.isEmpty()) {
      return Optional.empty();
    }
    var withoutVerb = task.get().replaceFirst("^\\S+\\s+", "");
    var fitting =
        topics.lines().stream()
            .filter(TopicLine::isTitle)
            .filter(
                line ->
                    hasSameTerms(line, task.get(), terms) || hasSameTerms(line, withoutVerb, terms))
            .toList();
    return fitting.stream().map(TopicLine::topic).distinct().count() == 1
        ? Optional.of(highlighting(fitting.getFirst(), fitting.getFirst().names().getFirst()))
        : Optional.empty();
  }

  private static boolean hasSameTerms(TopicLine line, String task, QuestionTerms terms) {
    var language = line.sentence().marked().chunk().language();
    long wanted = terms.in(task, language);
    return Long.bitCount(wanted) >= MIN_TITLE_WORDS
        && (terms.in(line.text(), language) & wanted) == wanted
        && !line.sentence().addsWords(line.text());
  }

  private static TopicAnswer highlighting(TopicLine line, String words) {
    int start = line.sentence().text().indexOf(words);
    return new TopicAnswer(line.sentence(), new Span(start, start + words.strip().length()));
  }

  private static String folded(String text) {
    return " "
        + QUOTES
            .matcher(text)
            .replaceAll(" ")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\s?]+", " ")
            .strip()
        + " ";
  }
}
