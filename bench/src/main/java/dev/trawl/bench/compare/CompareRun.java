package dev.trawl.bench.compare;

import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.exam.Examination;
import dev.trawl.bench.haystack.Lengths;
import dev.trawl.bench.haystack.Material;
import dev.trawl.bench.report.Benchmark;
import dev.trawl.bench.report.ResultsFolder;
import dev.trawl.bench.subject.Scratch;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The benchmark {@code trawl bench compare}.
 *
 * @param settings settings of the model; they override the user's settings
 * @param parallel the number of texts that are processed at the same time, 1 to 16
 */
public record CompareRun(Shape shape, Material material, String settings, int parallel, long seed)
    implements Benchmark {
  /**
   * The methods, and the questions they are compared on.
   *
   * @param lengths text lengths, see {@link Lengths#parse}
   * @param families names of families in {@link Family#ALL}
   * @param methods methods in the format of {@link Contender#of}
   */
  public record Shape(
      String lengths,
      List<String> languages,
      List<String> families,
      int questions,
      List<String> methods) {
    public Shape {
      languages = List.copyOf(languages);
      families = List.copyOf(families);
      methods = List.copyOf(methods);
    }
  }

  @Override
  public String run(ResultsFolder folder, boolean json, Consumer<String> progress) {
    var start = System.nanoTime();
    var contenders = contenders();
    var texts = texts();
    try (var scratch = Scratch.below(folder.path());
        var methods = StartedMethods.start(contenders, scratch.path(), settings)) {
      var plan = plan(contenders, methods.model());
      var store = folder.store(plan);
      var started = methods.all();
      var results =
          new Examination<>(
                  started.getFirst().method(), CompareResult.class, scratch.path(), store, progress)
              .run(texts.stream().map(text -> new ComparedText(text, started)).toList(), parallel);
      var report = new CompareReport(contenders, results);
      report.draw(folder.path(), progress);
      var summary = folder.summarise(report.summary(plan, (System.nanoTime() - start) / 1e9));
      folder.table(report.tables());
      return json ? summary : report.tables() + "\nResults in " + folder.path();
    }
  }

  private List<Contender> contenders() {
    var contenders = shape.methods().stream().map(Contender::of).distinct().toList();
    if (contenders.isEmpty()) {
      throw new IllegalArgumentException("no methods to compare; set them with --methods");
    }
    return contenders;
  }

  /**
   * Generates the texts. Shorter texts come first, so that the first results are available early.
   */
  private List<ExamText> texts() {
    var tokens = Tokens.builtIn();
    var pools = material.pools(shape.languages(), tokens, seed);
    var families = shape.families().stream().map(Family::of).toList();
    var texts = new ArrayList<ExamText>();
    for (var length : Lengths.parse(shape.lengths())) {
      var request =
          new Family.Request(shape.languages(), length, shape.questions(), pools, tokens, seed);
      families.forEach(family -> texts.addAll(family.texts(request)));
    }
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(
          "no question to ask: no family is available in these languages");
    }
    return texts;
  }

  private Map<String, Object> plan(List<Contender> contenders, String model) {
    var plan = new LinkedHashMap<String, Object>();
    plan.put("benchmark", "compare");
    plan.put("lengths", shape.lengths());
    plan.put("languages", shape.languages());
    plan.put("families", shape.families());
    plan.put("questions", shape.questions());
    plan.put("methods", contenders.stream().map(Contender::name).toList());
    plan.put("model", model);
    plan.put("haystack", material.description());
    plan.put("seed", seed);
    return plan;
  }
}
