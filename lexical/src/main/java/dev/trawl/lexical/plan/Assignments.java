package dev.trawl.lexical.plan;

import dev.trawl.protocol.Evidence;
import dev.trawl.protocol.Finding;
import dev.trawl.protocol.model.Step;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Finds all names to which a value is assigned, directly or through other names. */
record Assignments(String question, String value, Wording wording) implements Plan {
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?i)\\b(?:variables?|identifiers?|constants?|parameters?|registers?|fields?|names)\\b"
              + ".{0,60}\\b(?:assigned|set|equals?|hold|holds|have|has|bound|contain|contains|take|takes|store|stores)\\b"
              + "(.{1,80})");

  private static final Pattern CHINESE =
      Pattern.compile(
          "(?:变量|變量|变数|变数|常量|参数|字段|标识符).{0,40}(?:值|等于|等於|赋|为|為|是)|(?:赋值|赋予|等于|等於).{0,60}(?:变量|變量|常量|参数|字段)");

  private static final Pattern VALUE = Pattern.compile("[-+]?\\d[\\d.,]*\\d|\\d|0x\\p{XDigit}+");

  static Optional<Plan> of(String question, Wording wording) {
    return part(question, wording)
        .flatMap(
            words ->
                Quotation.in(words)
                    .or(
                        () ->
                            VALUE.matcher(words).results().findFirst().map(found -> found.group())))
        .map(value -> new Assignments(question, value, wording));
  }

  /** The part of a question about assignments that may contain the value. */
  private static Optional<String> part(String question, Wording wording) {
    if (wording.isChinese()) {
      return CHINESE.matcher(question).find() ? Optional.of(question) : Optional.empty();
    }
    var found = ENGLISH.matcher(question);
    return found.find() ? Optional.of(found.group(1)) : Optional.empty();
  }

  @Override
  public Step next(KnownFindings known) {
    var reached = new LinkedHashMap<String, Finding>();
    var open = new ArrayDeque<String>(List.of(value));
    while (!open.isEmpty()) {
      var current = open.remove();
      var subQuestion = subQuestion(current);
      var lookUp = wording.lookUp(subQuestion, current);
      var sentences = known.sentences(lookUp);
      if (sentences.isEmpty()) {
        return new Step.Search(current, lookUp);
      }
      for (var sentence : sentences.get()) {
        for (var name : Assignment.namesAssigned(current, sentence.quote())) {
          if (reached.putIfAbsent(name, finding(subQuestion, name, sentence)) == null) {
            open.add(name);
          }
        }
      }
    }
    return reached.isEmpty()
        ? new Bridge(question, wording).next(known)
        : new Step.Answer(String.join(", ", reached.keySet()), List.copyOf(reached.values()));
  }

  private static Finding finding(String subQuestion, String name, Evidence sentence) {
    return new Finding(subQuestion, name, List.of(sentence));
  }

  private String subQuestion(String current) {
    return wording.isChinese()
        ? "哪些名称的值等于" + current + "？"
        : "What is assigned the value " + current + "?";
  }
}
