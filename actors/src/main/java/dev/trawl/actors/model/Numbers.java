package dev.trawl.actors.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads the numbers of sentences in a reply, in the forms that models write. */
final class Numbers {
  /** A longer range is cut, because a model that lists all sentences has not chosen any. */
  private static final int MAX_RANGE = 64;

  private static final String NUMBER = "\\p{Nd}{1,4}";

  /** A number, or a range such as {@code 3-5}. */
  static final String RANGE = NUMBER + "(?:\\s*[-–—~]\\s*" + NUMBER + ")?";

  /** The separator between the numbers of a list. */
  static final String SEPARATOR = "\\s*(?:[,，、;；&]|and|und|et|y|和|及|与|與|以及)\\s*";

  /** Several numbers and nothing else: {@code 3}, {@code 3, 7}, {@code 3-5}. */
  static final String LIST = RANGE + "(?:" + SEPARATOR + RANGE + ")*";

  private static final Pattern ONLY =
      Pattern.compile(
          "(?i)[\\[【［(]?\\s*(?:sentences?|lines?|nos?\\.?|#|第|句)?\\s*("
              + LIST
              + ")\\s*(?:句|行)?[\\])】］.]?");

  private static final Pattern EACH =
      Pattern.compile("(" + NUMBER + ")(?:\\s*[-–—~]\\s*(" + NUMBER + "))?");

  /** Sentences named in prose, such as {@code Sentences 3 and 7 answer it.} */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?iu)(?:\\b(?:sentences?|lines?|s[aä]tz(?:en?)?|phrases?|frases?|oraci(?:ón|ones))"
              + "|第|(?:句子|语句|語句|句|行)(?:的?(?:编号|編號|序号|序號))?[为為是]?[:：]?)\\s*("
              + LIST
              + ")(?:\\b|\\s*[句行])");

  private static final Pattern BRACKETED = Pattern.compile("[\\[【［](" + LIST + ")[\\]】］]");

  private Numbers() {}

  /** The numbers in {@code text}; empty if it contains anything else. */
  static List<Integer> only(String text) {
    var numbers = ONLY.matcher(text.strip());
    return numbers.matches() ? in(numbers.group(1)) : List.of();
  }

  /** The numbers by which prose names sentences. Other numbers in prose mean something else. */
  static List<Integer> named(String prose) {
    return Stream.concat(
            only(prose).stream(),
            Stream.of(NAMED, BRACKETED)
                .flatMap(pattern -> pattern.matcher(prose).results())
                .flatMap(match -> in(match.group(1)).stream()))
        .distinct()
        .toList();
  }

  /** All numbers in {@code list}, with ranges written out. */
  static List<Integer> in(String list) {
    return EACH.matcher(list)
        .results()
        .flatMapToInt(
            match -> {
              var first = Integer.parseInt(match.group(1));
              var last = match.group(2) == null ? first : Integer.parseInt(match.group(2));
              return IntStream.rangeClosed(first, Math.min(last, first + MAX_RANGE - 1));
            })
        .boxed()
        .toList();
  }

  /** The numbers in a value: a number, a string of numbers, or an array of these. */
  static Stream<Integer> in(JsonNode value) {
    if (value.isArray()) {
      return value.valueStream().flatMap(Numbers::in);
    }
    return only(JsonReply.text(value)).stream();
  }
}
