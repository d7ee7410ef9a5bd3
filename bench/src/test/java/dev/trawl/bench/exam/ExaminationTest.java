package dev.trawl.bench.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trawl.bench.report.ResultStore;
import dev.trawl.bench.subject.Method;
import dev.trawl.bench.subject.Replies;
import dev.trawl.protocol.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {
  @TempDir private Path folder = Path.of(".");

  /** The questions that {@code echo} was asked. It answers every question with the whole text. */
  private final ConcurrentLinkedQueue<String> askedQuestions = new ConcurrentLinkedQueue<>();

  private final Method echo =
      text -> {
        var content = read(text);
        return question -> {
          askedQuestions.add(question);
          return Replies.answered(content);
        };
      };

  @Test
  void keepsTheOrderOfThePlanWithParallelTexts() {
    var results = run(Path.of("a"), texts(20), 8);
    assertThat(results).extracting(ExamResult::answer).isEqualTo(expectedAnswers(20));
    assertThat(lines("a")).isEqualTo(lines(run(Path.of("b"), texts(20), 1), "b"));
  }

  @Test
  void resumesAnEarlierRunWithoutRepeatingQuestions() {
    run(Path.of("a"), texts(3), 1);
    askedQuestions.clear();
    var results = run(Path.of("a"), texts(5), 1);
    assertThat(askedQuestions).containsExactly("What is said in 3?", "What is said in 4?");
    assertThat(results).extracting(ExamResult::answer).isEqualTo(expectedAnswers(5));
    assertThat(lines("a")).isEqualTo(lines(run(Path.of("b"), texts(5), 1), "b"));
  }

  @Test
  void deletesAllTexts() {
    run(Path.of("a"), texts(3), 2);
    assertThat(folder.resolve("texts")).isEmptyDirectory();
  }

  @Test
  void limitsTheNumberOfParallelTexts() {
    assertThatThrownBy(() -> run(Path.of("a"), texts(1), 17)).hasMessageContaining("--parallel");
  }

  private List<ExamResult> run(Path name, List<ExamText> texts, int parallel) {
    var store = ResultStore.open(folder.resolve(name), Map.of("benchmark", "echo"));
    var files = create(folder.resolve("texts"));
    return new Examination<>(echo, ExamResult.class, files, store, line -> {}).run(texts, parallel);
  }

  private static List<ExamText> texts(int count) {
    return IntStream.range(0, count).mapToObj(ExaminationTest::text).toList();
  }

  private static List<String> expectedAnswers(int count) {
    return IntStream.range(0, count).mapToObj(number -> "said " + number).toList();
  }

  private static ExamText text(int number) {
    var question =
        new ExamQuestion(
            "echo",
            "en",
            1_000,
            number,
            "What is said in %d?".formatted(number),
            List.of("said " + number),
            List.of(),
            reply -> Map.of(Marking.SCORE, 100.0, "also", 50.0));
    return new ExamText("en 1k", () -> "said " + number, List.of(question));
  }

  private List<String> lines(List<ExamResult> run, String name) {
    assertThat(run).isNotEmpty();
    return lines(name);
  }

  private List<String> lines(String name) {
    try {
      return Files.readAllLines(folder.resolve(name).resolve("results.jsonl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Source source) {
    try {
      return Files.readString(((Source.LocalFile) source).path());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path create(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
