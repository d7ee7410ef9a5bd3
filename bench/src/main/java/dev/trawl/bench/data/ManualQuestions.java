package dev.trawl.bench.data;

import dev.trawl.protocol.Source;
import dev.trawl.retrieval.document.ParsedDocument;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Questions about the topics of a reference manual, made from its own outline in ten wordings. The
 * topics are divided at random into two halves: one for development and one for reported results.
 */
final class ManualQuestions {
  /** Number of questions in each wording. */
  private static final int PER_WORDING = 31;

  /** A word of a title that is capitalised only because it is in a title. */
  private static final Pattern CAPITALISED = Pattern.compile("(?<![\\w.])\\p{Lu}(?=\\p{Ll}*\\b)");

  private static final Pattern TASK =
      Pattern.compile(
          "(?:Add|Apply|Build|Check|Choose|Combine|Compare|Compute|Convert|Create|Define|Determine"
              + "|Display|Divide|Draw|Edit|Encode|Evaluate|Expand|Extract|Find|Fit|Format|Generate"
              + "|Get|Install|Invoke|List|Load|Make|Manipulate|Merge|Open|Perform|Plot|Print|Produce"
              + "|Read|Remove|Replace|Return|Run|Save|Search|Select|Set|Show|Sort|Split|Substitute"
              + "|Test|Transform|Update|Write) .*");

  /** A way to ask about a topic. */
  private enum Wording {
    TITLE("What is the title of the help page for %s?"),
    TOPIC("Which help topic has the title \"%s\"?"),
    DOES("What does the function %s do?"),
    PURPOSE("What is %s for?"),
    FUNCTION("Which function can I use to %s?"),
    TASK("How can I %s?"),
    ARGUMENT("What does the argument %s of %s mean?"),
    VALUE("What does %s return?"),
    AUTHOR("Who is the author of %s?"),
    SOURCE("Where do the data in %s come from?");

    private final String text;

    Wording(String text) {
      this.text = text;
    }
  }

  private final String document;

  private ManualQuestions(String document) {
    this.document = document;
  }

  /**
   * @param half 0 for the questions for development, 1 for those of reported results
   */
  static QuestionSet of(String name, Source source, ParsedDocument manual, int half, long seed) {
    var topics = new ArrayList<>(ManualTopic.of(manual));
    Collections.shuffle(topics, new Random(seed));
    var made = new EnumMap<Wording, List<Question>>(Wording.class);
    for (var wording : Wording.values()) {
      made.put(wording, new ArrayList<>());
    }
    var questions = new ManualQuestions(source.name());
    for (var i = half; i < topics.size(); i += 2) {
      questions.add(name, topics.get(i), made);
    }
    return new QuestionSet(
        name, List.of(source), made.values().stream().flatMap(List::stream).toList());
  }

  /** Asks about a topic once, in the wording that fits and has the fewest questions so far. */
  private void add(String set, ManualTopic topic, Map<Wording, List<Question>> made) {
    made.entrySet().stream()
        .filter(entry -> entry.getValue().size() < PER_WORDING)
        .sorted((a, b) -> a.getValue().size() - b.getValue().size())
        .flatMap(
            entry -> question(set, topic, entry.getKey()).stream().map(q -> Map.entry(entry, q)))
        .findFirst()
        .ifPresent(found -> found.getKey().getValue().add(found.getValue()));
  }

  private Optional<Question> question(String set, ManualTopic topic, Wording wording) {
    var argument = topic.arguments().entrySet().stream().min(Map.Entry.comparingByKey());
    var asked =
        switch (wording) {
          case TITLE, PURPOSE, VALUE, AUTHOR -> wording.text.formatted(topic.name());
          case DOES -> topic.isFunction() ? wording.text.formatted(topic.name()) : "";
          case SOURCE -> topic.isDataSet() ? wording.text.formatted(topic.name()) : "";
          case TOPIC -> wording.text.formatted(topic.title());
          case FUNCTION, TASK ->
              topic.isFunction() && TASK.matcher(topic.title()).matches()
                  ? wording.text.formatted(uncapitalised(topic.title()))
                  : "";
          case ARGUMENT ->
              argument.map(a -> wording.text.formatted(a.getKey(), topic.name())).orElse("");
        };
    var answers =
        switch (wording) {
          case TITLE -> Stream.of(topic.title());
          case TOPIC -> Stream.of(topic.name());
          case DOES, PURPOSE ->
              Stream.concat(
                  Stream.of(topic.title()), topic.start(ManualTopic.DESCRIPTION).stream());
          case FUNCTION, TASK ->
              Stream.concat(
                  Stream.of(topic.name(), topic.name() + "("),
                  topic.start(ManualTopic.DESCRIPTION).stream()
                      .filter(sentence -> sentence.contains(topic.name())));
          case ARGUMENT -> argument.flatMap(a -> topic.startOfArgument(a.getKey())).stream();
          case VALUE -> topic.start(ManualTopic.VALUE).stream();
          case AUTHOR -> topic.sections().getOrDefault(ManualTopic.AUTHOR, "").lines().limit(1);
          case SOURCE -> topic.start(ManualTopic.SOURCE).stream();
        };
    var expected = answers.toList();
    return asked.isEmpty() || expected.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Question.withEvidence(
                "%s-%s-%s".formatted(set, wording.name().toLowerCase(Locale.ROOT), topic.name()),
                asked,
                "en",
                expected,
                Gold.InText.of(document, topic.text(), expected)));
  }

  /** "Compute Theoretical ACF" becomes "compute theoretical ACF". */
  private static String uncapitalised(String title) {
    return CAPITALISED.matcher(title).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }
}
