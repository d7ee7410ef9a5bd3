package dev.trawl.bench.retrieval;

import dev.trawl.bench.data.DataException;
import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.data.QuestionFiles;
import dev.trawl.bench.data.QuestionSet;
import dev.trawl.bench.data.QuestionSets;
import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.Level;
import dev.trawl.retrieval.source.DocumentParser;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The benchmark {@code trawl bench retrieval}.
 *
 * @param data the data folder; required for built-in sets
 * @param sets the names of built-in sets, or {@code all}
 * @param questions a file or folder of the user's own questions, instead of the sets
 * @param limit maximum number of questions of a set
 */
public record RetrievalRun(
    Optional<DataFolder> data,
    List<String> sets,
    Optional<Path> questions,
    int limit,
    Level level,
    long seed)
    implements Benchmark {
  /** How many chunks are ranked. */
  private static final int DEPTH = 20;

  public RetrievalRun {
    sets = List.copyOf(sets);
    if (limit < 1) {
      throw new IllegalArgumentException("--limit must be at least 1: " + limit);
    }
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var outcomes = new ArrayList<RetrievalBench.Outcome>();
    Map<String, Object> plan;
    try (var scratch = Scratch.below(folder.path());
        var subject = Subject.start(scratch.path())) {
      plan = plan(subject.parser());
      var bench = new RetrievalBench(subject, level, DEPTH, folder.store(plan), progress);
      for (var set : sets(subject.parser(), progress)) {
        outcomes.add(bench.run(set.get().sample(limit, seed)));
      }
    }
    var report = new RetrievalReport(outcomes);
    var seconds = (System.nanoTime() - start) / 1e9;
    var summary = folder.summarise(report.summary(plan, seconds));
    folder.table(report.tables());
    return json ? summary : report.tables() + "Results in " + folder.path();
  }

  private List<String> names(DocumentParser parser) {
    return questions
        .map(path -> List.of(path.toString()))
        .orElseGet(() -> sets.equals(List.of("all")) ? builtInSets(parser).names() : sets);
  }

  /** Returns the sets. A set is read only when the supplier is called. */
  private List<Supplier<QuestionSet>> sets(DocumentParser parser, Consumer<String> progress) {
    return questions
        .map(path -> fromUserFiles(QuestionFiles.in(path), progress))
        .orElseGet(
            () ->
                names(parser).stream()
                    .<Supplier<QuestionSet>>map(name -> () -> builtInSets(parser).read(name))
                    .toList());
  }

  private List<Supplier<QuestionSet>> fromUserFiles(
      QuestionFiles userFiles, Consumer<String> progress) {
    userFiles
        .skipped()
        .forEach(file -> progress.accept(file + " is skipped: its format is not supported"));
    return userFiles.files().stream()
        .<Supplier<QuestionSet>>map(file -> () -> file.read(seed))
        .toList();
  }

  private QuestionSets builtInSets(DocumentParser parser) {
    return new QuestionSets(
        data.orElseThrow(
            () ->
                new DataException(
                    "no folder of question sets: choose one with --data, or use your own questions"
                        + " with --questions")),
        seed,
        parser);
  }

  private Map<String, Object> plan(DocumentParser parser) {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "retrieval");
    plan.put("sets", names(parser));
    plan.put("level", level);
    plan.put("limit", limit);
    plan.put("seed", seed);
    return plan;
  }
}
