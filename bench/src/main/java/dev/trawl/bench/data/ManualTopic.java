package dev.trawl.bench.data;

import dev.trawl.retrieval.document.ParsedDocument;
import dev.trawl.retrieval.document.ParsedDocument.Heading;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A topic of a reference manual. Its first line has its name and its title; labelled sections
 * follow.
 *
 * @param text the whole topic, verbatim
 * @param sections the first paragraph of each section, verbatim, by label
 * @param arguments what is said about each argument, verbatim, by name
 */
record ManualTopic(
    String name,
    String title,
    String text,
    Map<String, String> sections,
    Map<String, String> arguments) {
  static final String DESCRIPTION = "Description";
  static final String USAGE = "Usage";
  static final String ARGUMENTS = "Arguments";
  static final String VALUE = "Value";
  static final String AUTHOR = "Author(s)";
  static final String SOURCE = "Source";

  private static final Set<String> LABELS =
      Set.of(
          DESCRIPTION,
          USAGE,
          ARGUMENTS,
          VALUE,
          AUTHOR,
          SOURCE,
          "Details",
          "Examples",
          "Format",
          "Note",
          "References",
          "See Also");

  private static final Pattern PAGE_HEADER = Pattern.compile("\\d+\\t\\S+|\\S+\\t\\d+|\\d+");
  private static final Pattern BLANK_LINES = Pattern.compile("\\n\\s*\\n");
  private static final Pattern ARGUMENT =
      Pattern.compile("(?s)([A-Za-z][\\w.]{2,})\\t([^\\s\\t][^\\t]*)");
  private static final Pattern FIRST_SENTENCE =
      Pattern.compile("(?s).{20,}?[.:](?=\\s+[\\p{Lu}‘\"]|\\s*$)");

  ManualTopic {
    sections = Map.copyOf(sections);
    arguments = Map.copyOf(arguments);
  }

  /** The topics of the outline whose names and titles are unique, in the order of the text. */
  static List<ManualTopic> of(ParsedDocument manual) {
    var topics = new ArrayList<ManualTopic>();
    var headings = manual.headings();
    for (var i = 0; i < headings.size(); i++) {
      var end = i + 1 < headings.size() ? headings.get(i + 1).startChar() : manual.text().length();
      topic(headings.get(i), manual.text().substring(headings.get(i).startChar(), end))
          .ifPresent(topics::add);
    }
    var names = topics.stream().collect(Collectors.groupingBy(ManualTopic::name));
    var titles = topics.stream().collect(Collectors.groupingBy(ManualTopic::title));
    return topics.stream()
        .filter(t -> names.getOrDefault(t.name(), List.of()).size() == 1)
        .filter(t -> titles.getOrDefault(t.title(), List.of()).size() == 1)
        .toList();
  }

  private static Optional<ManualTopic> topic(Heading heading, String text) {
    var line = text.lines().findFirst().orElse("");
    var start = heading.title() + "\t";
    if (!line.startsWith(start)) {
      return Optional.empty();
    }
    var sections = new LinkedHashMap<String, String>();
    var arguments = new LinkedHashMap<String, String>();
    var label = "";
    for (var paragraph : paragraphs(text)) {
      if (LABELS.contains(paragraph)) {
        label = paragraph;
      } else if (!label.isEmpty()) {
        sections.putIfAbsent(label, paragraph);
        var argument = ARGUMENT.matcher(paragraph);
        if (label.equals(ARGUMENTS) && argument.matches()) {
          arguments.putIfAbsent(argument.group(1), argument.group(2));
        }
      }
    }
    return Optional.of(
        new ManualTopic(
            heading.title(),
            line.substring(start.length()).strip(),
            text.strip(),
            sections,
            arguments));
  }

  /** The paragraphs without page headers. A label is a paragraph of its own. */
  private static List<String> paragraphs(String text) {
    var paragraphs = new ArrayList<String>();
    for (var block : BLANK_LINES.split(text)) {
      var lines = block.strip();
      var first = lines.lines().findFirst().orElse("");
      if (LABELS.contains(first) && lines.length() > first.length()) {
        paragraphs.add(first);
        lines = lines.substring(first.length()).strip();
      }
      if (!lines.isEmpty() && !PAGE_HEADER.matcher(lines).matches()) {
        paragraphs.add(lines);
      }
    }
    return paragraphs;
  }

  /** The start of a section; empty if the section does not exist. */
  Optional<String> start(String label) {
    return firstSentence(sections.getOrDefault(label, ""));
  }

  /** The start of what is said about an argument; empty if it is not a sentence. */
  Optional<String> startOfArgument(String argument) {
    return firstSentence(arguments.getOrDefault(argument, ""));
  }

  /**
   * The first sentence, or its first line if it is longer, because the text of a PDF may be split
   * at any line.
   */
  private static Optional<String> firstSentence(String paragraph) {
    var first = FIRST_SENTENCE.matcher(paragraph);
    return first.lookingAt() ? first.group().lines().findFirst() : Optional.empty();
  }

  boolean isDataSet() {
    return sections.getOrDefault(USAGE, "").strip().equals(name);
  }

  /** Returns true if the section on usage calls the topic as a function. */
  boolean isFunction() {
    return Arrays.stream(sections.getOrDefault(USAGE, "").split("\n"))
        .anyMatch(call -> call.startsWith(name + "("));
  }
}
