package dev.trawl.lexical.plan;

import dev.trawl.protocol.Finding;
import dev.trawl.protocol.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Asks the same question about two things and compares the numbers in the answers.
 *
 * @param wantsGreater true to choose the greater number, false to choose the smaller one
 */
record Comparison(
    String question,
    String first,
    String second,
    String firstQuestion,
    String secondQuestion,
    boolean wantsGreater,
    Wording wording)
    implements Plan {
  private static final Pattern OR =
      Pattern.compile("^(?:Who|Which|What)\\b(.{3,60}?), ?(.{1,60}?),? or (.{1,60}?)\\??$");
  private static final Pattern OF =
      Pattern.compile(
          "^(?:Who|Which|What) of (.{1,60}?) and (.{1,60}?)((?: is| was| has| lived| died|"
              + " began).{3,60}?)\\??$");
  private static final Pattern CHINESE =
      Pattern.compile(
          "^(.{1,30}?)(?:和|与|跟)(.{1,30}?)[，,]?(?:谁|哪一?个|哪一?[座条本部位家])(?:的年龄|的历史)?更?(.{1,8}?)[？?]?$");
  private static final Pattern NUMBER = Pattern.compile("\\d[\\d,]{0,20}(?:\\.\\d{1,20})?");

  private static final Map<String, Boolean> DATES =
      Map.of(
          "older", false, "earlier", false, "first", false, "younger", true, "later", true, "newer",
          true);
  private static final Map<String, String> MEASURES =
      Map.ofEntries(
          Map.entry("longer", "long"),
          Map.entry("taller", "tall"),
          Map.entry("higher", "high"),
          Map.entry("larger", "large"),
          Map.entry("bigger", "big"),
          Map.entry("heavier", "heavy"),
          Map.entry("deeper", "deep"),
          Map.entry("shorter", "long"),
          Map.entry("smaller", "large"),
          Map.entry("lower", "high"),
          Map.entry("lighter", "heavy"));

  private static final Set<String> LESSER = Set.of("shorter", "smaller", "lower", "lighter");

  private static final Pattern ACTION = Pattern.compile("\\b(?:was|were) ([a-z]+)\\b");

  static Optional<Plan> of(String question, Wording wording) {
    return wording.isChinese() ? chinese(question) : english(question);
  }

  private static Optional<Plan> english(String question) {
    var or = OR.matcher(question.strip());
    if (or.matches()) {
      return english(question, or.group(2), or.group(3), or.group(1));
    }
    var of = OF.matcher(question.strip());
    return of.matches()
        ? english(question, of.group(1), of.group(2), of.group(3))
        : Optional.empty();
  }

  private static Optional<Plan> english(
      String question, String first, String second, String predicate) {
    for (var token : Token.scan(predicate)) {
      var word = token.lower();
      var questionPattern =
          DATES.containsKey(word)
              ? dateQuestion(predicate, word)
              : Optional.ofNullable(MEASURES.get(word)).map(size -> "How " + size + " is %s?");
      if (questionPattern.isPresent()) {
        boolean wantsGreater = DATES.getOrDefault(word, !LESSER.contains(word));
        return comparison(
            question, first, second, questionPattern.get(), wantsGreater, Wording.ENGLISH);
      }
    }
    return Optional.empty();
  }

  /** The question about the date that {@code word} compares. */
  private static Optional<String> dateQuestion(String predicate, String word) {
    var action = ACTION.matcher(predicate);
    if (action.find() && !DATES.containsKey(action.group(1))) {
      return Optional.of("When was %s " + action.group(1) + "?");
    }
    if (predicate.contains(" died")) {
      return Optional.of("When did %s die?");
    }
    return word.equals("older") || word.equals("younger")
        ? Optional.of("When was %s born?")
        : Optional.empty();
  }

  private static Optional<Plan> chinese(String question) {
    var parsed = CHINESE.matcher(question.strip());
    if (!parsed.matches()) {
      return Optional.empty();
    }
    var predicate = parsed.group(3);
    var questions =
        Map.of(
            "年长",
            "%s是哪年出生的？",
            "早",
            "%s是什么时候？",
            "年轻",
            "%s是哪年出生的？",
            "长",
            "%s有多长？",
            "高",
            "%s有多高？",
            "大",
            "%s有多大？",
            "晚",
            "%s是什么时候？");
    var pattern = questions.get(predicate);
    return pattern == null
        ? Optional.empty()
        : comparison(
            question,
            parsed.group(1),
            parsed.group(2),
            pattern,
            !List.of("年长", "早").contains(predicate),
            Wording.CHINESE);
  }

  private static Optional<Plan> comparison(
      String question,
      String first,
      String second,
      String questionPattern,
      boolean wantsGreater,
      Wording wording) {
    return first.equals(second)
        ? Optional.empty()
        : Optional.of(
            new Comparison(
                question,
                first,
                second,
                questionPattern.replace("%s", first),
                questionPattern.replace("%s", second),
                wantsGreater,
                wording));
  }

  @Override
  public Step next(KnownFindings known) {
    var open = new ArrayList<String>();
    for (var subQuestion : List.of(firstQuestion, secondQuestion)) {
      if (known.about(subQuestion).isEmpty()) {
        open.add(subQuestion);
      }
    }
    if (!open.isEmpty()) {
      return Step.Ask.of(open);
    }
    var one = known.about(firstQuestion).orElseThrow();
    var other = known.about(secondQuestion).orElseThrow();
    return isFirstGreater(one, other)
        .<Step>map(
            isFirst ->
                new Step.Answer(isFirst == wantsGreater ? first : second, List.of(one, other)))
        .orElseGet(() -> new Bridge(question, wording).next(known));
  }

  /**
   * True if the first answer has the greater number; empty if an answer has no number or the
   * numbers are equal.
   */
  private static Optional<Boolean> isFirstGreater(Finding one, Finding other) {
    return number(one)
        .flatMap(
            left -> number(other).filter(right -> !right.equals(left)).map(right -> left > right));
  }

  /** The first year in the answer; if it has no year, the first number. */
  private static Optional<Double> number(Finding finding) {
    var numbers =
        NUMBER
            .matcher(finding.answer())
            .results()
            .map(found -> found.group().replace(",", ""))
            .toList();
    return numbers.stream()
        .filter(number -> number.matches("[12]\\d{3}"))
        .findFirst()
        .or(() -> numbers.stream().findFirst())
        .map(Double::valueOf);
  }
}
