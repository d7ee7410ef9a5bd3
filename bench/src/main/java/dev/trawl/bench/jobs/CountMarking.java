package dev.trawl.bench.jobs;

import dev.trawl.bench.exam.Marking;
import dev.trawl.bench.subject.Reply;
import java.util.Map;
import java.util.regex.Pattern;

/** Scores a count: 100 if the first number in the answer is correct. */
record CountMarking(int count) implements Marking {
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  @Override
  public Map<String, Double> scores(Reply reply) {
    var number = NUMBER.matcher(reply.text().replace(",", ""));
    var isCorrect = number.find() && number.group().equals(Integer.toString(count));
    return Map.of(SCORE, isCorrect ? 100.0 : 0, CallBound.METRIC, CallBound.score(reply));
  }
}
