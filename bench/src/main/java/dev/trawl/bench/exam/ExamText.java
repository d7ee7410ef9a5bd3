package dev.trawl.bench.exam;

import java.util.List;
import java.util.function.Supplier;

/**
 * A text of an exam, and its questions.
 *
 * @param generator generates the text; every call returns the same text
 */
public record ExamText(String label, Supplier<String> generator, List<ExamQuestion> items)
    implements Exercise<ExamResult> {
  public ExamText {
    items = List.copyOf(items);
  }

  @Override
  public String text() {
    return generator.get();
  }
}
