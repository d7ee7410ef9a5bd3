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
 * A text whose questions are put to every method, one after the other.
 *
 * @param sides in the order they are asked
 */
record ComparedText(ExamText exam, List<Side> sides) implements Exercise<CompareResult> {
  ComparedText {
    sides = List.copyOf(sides);
  }

  /**
   * A method, ready to be asked.
   *
   * @param replyTokens what it keeps of its window for a reply
   */
  record Side(Contender contender, Method method, int replyTokens) {}

  @Override
  public String label() {
    return exam.label();
  }

  @Override
  public String text() {
    return exam.text();
  }

  @Override
  public List<Put> items() {
    return exam.items().stream()
        .flatMap(question -> sides.stream().map(side -> new Put(question, side)))
        .toList();
  }

  /** The mean of each method. */
  @Override
  public String told(List<CompareResult> results) {
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

  /** A question that is put to one of the methods. */
  record Put(ExamQuestion asked, Side side) implements Item<CompareResult> {
    @Override
    public String key() {
      return CompareResult.key(side.contender(), asked);
    }

    @Override
    public String question() {
      return asked.question();
    }

    @Override
    public Method by(Method usual) {
      return side.method();
    }

    @Override
    public CompareResult result(Reply reply, long openMs) {
      return CompareResult.of(side.contender(), side.replyTokens(), asked, reply, openMs);
    }
  }
}
