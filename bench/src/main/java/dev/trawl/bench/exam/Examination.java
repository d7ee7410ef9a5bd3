package dev.trawl.bench.exam;

import dev.trawl.bench.report.Result;
import dev.trawl.bench.report.ResultStore;
import dev.trawl.bench.subject.Method;
import dev.trawl.protocol.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs exercises in parallel. Exercises that an earlier run completed are not run again.
 *
 * @param method the method that answers questions without a method of their own
 * @param resultType the class of a result
 * @param folder the folder for the texts of running exercises
 * @param progress gets a line for each completed exercise
 */
public record Examination<R extends Result>(
    Method method, Class<R> resultType, Path folder, ResultStore store, Consumer<String> progress) {
  private static final int PARALLEL_MAX = 16;

  /**
   * Returns the results in the order of the exercises, regardless of the order of completion.
   *
   * @param parallel the number of exercises to run in parallel, 1 to 16
   */
  public List<R> run(List<? extends Exercise<R>> exercises, int parallel) {
    if (parallel < 1 || parallel > PARALLEL_MAX) {
      throw new IllegalArgumentException(
          "--parallel must be 1 to %d: %d".formatted(PARALLEL_MAX, parallel));
    }
    var results = new ArrayList<R>();
    try (var threads = Executors.newFixedThreadPool(parallel)) {
      var tasks = new ArrayList<Callable<List<R>>>();
      for (var i = 0; i < exercises.size(); i++) {
        var position = i;
        tasks.add(() -> run(position, exercises.get(position)));
      }
      for (var future : threads.invokeAll(tasks)) {
        results.addAll(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exercise failed: " + e.getCause(), e);
    }
    return results;
  }

  private List<R> run(int position, Exercise<R> exercise) {
    var stored =
        exercise.items().stream()
            .flatMap(item -> store.stored(item.key(), resultType).stream())
            .toList();
    var results = stored.size() == exercise.items().size() ? stored : run(exercise);
    store.add(position, results);
    return results;
  }

  /** Writes the text to a file, because trawl keeps in-memory sources until it stops. */
  private List<R> run(Exercise<R> exercise) {
    try {
      var file = Files.createTempFile(folder, "text-", ".txt");
      try {
        Files.writeString(file, exercise.text());
        return run(exercise, new Source.LocalFile(file, "text.txt"));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a text to " + folder, e);
    }
  }

  private List<R> run(Exercise<R> exercise, Source text) {
    var openedTexts = new HashMap<Method, OpenedText>();
    var results = new ArrayList<R>();
    for (var item : exercise.items()) {
      var opened =
          openedTexts.computeIfAbsent(item.method(method), chosen -> OpenedText.of(chosen, text));
      results.add(item.result(opened.opened().ask(item.question()), opened.openMs()));
    }
    var openMs = openedTexts.values().stream().mapToLong(OpenedText::openMs).sum();
    progress.accept(
        "%s: opened in %d ms; %s"
            .formatted(exercise.label(), openMs, exercise.summaryLine(results)));
    return results;
  }

  /** An open text, and the time it took to open it. */
  private record OpenedText(Method.PreparedText opened, long openMs) {
    static OpenedText of(Method method, Source text) {
      var start = System.nanoTime();
      var opened = method.open(text);
      return new OpenedText(opened, (System.nanoTime() - start) / 1_000_000);
    }
  }
}
