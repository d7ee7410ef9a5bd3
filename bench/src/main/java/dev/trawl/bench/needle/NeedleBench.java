package dev.trawl.bench.needle;

import dev.trawl.bench.report.Sheet;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Document;
import dev.trawl.protocol.Level;
import dev.trawl.protocol.Source;
import dev.trawl.retrieval.chunk.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * Runs the trials of a plan, some at once.
 *
 * @param pools what haystacks are made of, by language
 * @param progress is told each trial that ends, in a line
 */
record NeedleBench(
    Subject subject,
    Tokens tokens,
    Map<String, TextPool> pools,
    Level level,
    Path folder,
    Sheet sheet,
    Consumer<String> progress) {
  /** The results in the order of the plan, whatever order they came in. */
  List<NeedleResult> run(List<Trial> trials, int atOnce) {
    var results = new ArrayList<NeedleResult>();
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      var tasks = new ArrayList<Callable<List<NeedleResult>>>();
      for (var place = 0; place < trials.size(); place++) {
        var its = place;
        tasks.add(() -> run(its, trials.get(its)));
      }
      for (var future : threads.invokeAll(tasks)) {
        results.addAll(future.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("a trial failed: " + e.getCause(), e);
    }
    return results;
  }

  /** A trial that an earlier run ended is not run again. */
  private List<NeedleResult> run(int place, Trial trial) {
    var kept =
        trial.asked().stream()
            .flatMap(
                asked -> sheet.kept(NeedleResult.key(trial, asked), NeedleResult.class).stream())
            .toList();
    var results = kept.size() == trial.asked().size() ? kept : run(trial);
    sheet.add(place, results);
    return results;
  }

  /** The haystack lies in a file: the system keeps a source for as long as it runs. */
  private List<NeedleResult> run(Trial trial) {
    try {
      var file = Files.createTempFile(folder, "haystack-", ".txt");
      try {
        Files.writeString(file, haystack(trial).text());
        return run(trial, new Source.LocalFile(file, "haystack.txt"));
      } finally {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write a haystack to " + folder, e);
    }
  }

  private List<NeedleResult> run(Trial trial, Source haystack) {
    var start = System.nanoTime();
    var document = subject.open(List.of(haystack)).getFirst();
    var openMs = (System.nanoTime() - start) / 1_000_000;
    var results = trial.asked().stream().map(asked -> ask(trial, asked, document, openMs)).toList();
    progress.accept(line(trial, document, openMs, results));
    return results;
  }

  private NeedleResult ask(Trial trial, Trial.Asked asked, Document document, long openMs) {
    var reply = subject.ask(asked.task().question(), level, List.of(document.id()));
    return NeedleResult.of(trial, asked, openMs, reply);
  }

  private NeedleHaystack haystack(Trial trial) {
    var pool = pools.get(trial.language());
    if (pool == null) {
      throw new IllegalStateException("no haystack in language " + trial.language());
    }
    var random = new Random(trial.seed());
    return NeedleHaystack.of(pool, trial.lengthTokens(), trial.plantings(), tokens, random);
  }

  private static String line(
      Trial trial, Document document, long openMs, List<NeedleResult> results) {
    var right = results.stream().filter(NeedleResult::isRight).count();
    return "%s %s: %d tokens opened in %d ms, %d of %d right"
        .formatted(
            trial.language(),
            Lengths.brief(trial.lengthTokens()),
            document.tokens(),
            openMs,
            right,
            results.size());
  }
}
