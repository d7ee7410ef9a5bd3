package dev.trawl.bench.chains;

import dev.trawl.bench.data.DataException;
import dev.trawl.bench.data.DataFolder;
import dev.trawl.bench.data.Genealogy;
import dev.trawl.bench.data.Sample;
import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.ResultStore;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.bench.subject.Subject;
import dev.trawl.protocol.DocumentId;
import dev.trawl.protocol.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The benchmark {@code trawl bench chains}.
 *
 * @param hops numbers of hops; a hop leads from a person to a parent
 * @param limit the maximum number of questions for each number of hops
 */
public record ChainsRun(
    Optional<DataFolder> data, List<Integer> hops, int limit, Level level, long seed)
    implements Benchmark {
  private static final int HOPS_MAX = 10;
  private static final int PROGRESS_EVERY = 20;

  public ChainsRun {
    hops = List.copyOf(hops);
    if (hops.stream().anyMatch(count -> count < 1 || count > HOPS_MAX)) {
      throw new IllegalArgumentException("--hops must be 1 to %d: %s".formatted(HOPS_MAX, hops));
    }
    if (limit < 1) {
      throw new IllegalArgumentException("--limit must be at least 1: " + limit);
    }
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var genealogy = Genealogy.read(requiredData());
    var questions = questions(genealogy);
    try (var scratch = Scratch.below(folder.path());
        var subject = Subject.start(scratch.path())) {
      var book = subject.open(List.of(genealogy.book())).getFirst();
      progress.accept("%d questions over %d tokens".formatted(questions.size(), book.tokens()));
      var store = folder.store(plan());
      var report = new ChainsReport(ask(questions, subject, book.id(), store, progress));
      var seconds = (System.nanoTime() - start) / 1e9;
      var summary = folder.summarise(report.summary(plan(), seconds));
      folder.table(report.tables());
      return json ? summary : report.tables() + "Results in " + folder.path();
    }
  }

  private DataFolder requiredData() {
    return data.orElseThrow(
        () ->
            new DataException(
                "the folder with the book and its questions was not found; set it with --data"));
  }

  private List<Genealogy.ChainQuestion> questions(Genealogy genealogy) {
    var ancestry = new Ancestry(genealogy.questions());
    var questions = new ArrayList<Genealogy.ChainQuestion>();
    for (var count : hops) {
      var inFile =
          genealogy.questions().stream().filter(question -> question.hops() == count).toList();
      questions.addAll(
          Sample.of(inFile.isEmpty() ? ancestry.questions(count) : inFile, limit, seed));
    }
    return questions;
  }

  private List<ChainsResult> ask(
      List<Genealogy.ChainQuestion> questions,
      Subject subject,
      DocumentId book,
      ResultStore store,
      Consumer<String> progress) {
    var results = new ArrayList<ChainsResult>();
    for (var question : questions) {
      var result =
          store
              .stored(ChainsResult.key(question), ChainsResult.class)
              .orElseGet(
                  () ->
                      ChainsResult.of(
                          question, subject.ask(question.text(), level, List.of(book))));
      store.add(List.of(result));
      results.add(result);
      if (results.size() % PROGRESS_EVERY == 0) {
        progress.accept("%d of %d".formatted(results.size(), questions.size()));
      }
    }
    return results;
  }

  private Map<String, Object> plan() {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "chains");
    plan.put("hops", hops);
    plan.put("limit", limit);
    plan.put("level", level);
    plan.put("seed", seed);
    return plan;
  }
}
