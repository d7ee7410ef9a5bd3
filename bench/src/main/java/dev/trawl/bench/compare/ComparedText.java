package dev.trawl.bench.compare;

import dev.trawl.bench.exam.ExamQuestion;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Exercise;
import dev.trawl.bench.exam.Item;
import dev.trawl.bench.subject.Method;
import dev.trawl.bench.subject.Reply;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A text whose questions are asked once with every method.
 *
 * @param methods the methods, in the order in which they are asked
 */
record ComparedText(ExamText exam, List<StartedMethod> methods) implements Exercise<CompareResult> {
  ComparedText {
    methods = List.copyOf(methods);
  }

  /**
   * A method that is ready for questions.
   *
   * @param replyTokens the part of its window that is reserved for the reply
   */
  record StartedMethod(Contender contender, Method method, int replyTokens) {}

  @Override
  public String label() {
    return exam.label();
  }

  @Override
  public String text() {
    return exam.text();
  }

  @Override
  public List<MethodItem> items() {
    return exam.items().stream()
        .flatMap(question -> methods.stream().map(method -> new MethodItem(question, method)))
        .toList();
  }

  /** Returns the mean score of each method. */
  @Override
  public String summaryLine(List<CompareResult> results) {
    Map<String, Double> means =
        results.stream()
            .collect(
                Collectors.groupingBy(
                    CompareResult::method,
                    LinkedHashMap::new,
                    Collectors.averagingDouble(CompareResult::score)));
    return means.entrySet().stream()
        .map(mean -> "%s %.0f".formatted(mean.getKey(), mean.getValue()))
        .collect(Collectors.joining(", "));
  }

  /** A question that is asked with one of the methods. */
  record MethodItem(ExamQuestion examQuestion, StartedMethod started)
      implements Item<CompareResult> {
    @Override
    public String key() {
      return CompareResult.key(started.contender(), examQuestion);
    }

    @Override
    public String question() {
      return examQuestion.question();
    }

    @Override
    public Method method(Method defaultMethod) {
      return started.method();
    }

    @Override
    public CompareResult result(Reply reply, long openMs) {
      return CompareResult.of(
          started.contender(), started.replyTokens(), examQuestion, reply, openMs);
    }
  }
}
