package dev.trawl.bench.smoke;

import dev.trawl.bench.babilong.Task;
import dev.trawl.bench.babilong.WorldTexts;
import dev.trawl.bench.compare.CompareRun;
import dev.trawl.bench.exam.ExamRun;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.haystack.Material;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.jobs.JobsRun;
import dev.trawl.bench.keys.KeyTexts;
import dev.trawl.bench.mix.MixTexts;
import dev.trawl.bench.mix.Sources;
import dev.trawl.bench.mix.Variant;
import dev.trawl.bench.needle.AbstainTexts;
import dev.trawl.bench.needle.NeedleRun;
import dev.trawl.bench.report.Part;
import dev.trawl.bench.ruler.RulerTexts;
import dev.trawl.protocol.Level;
import dev.trawl.retrieval.chunk.Tokens;
import dev.trawl.testkit.habit.Habits;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Small versions of the benchmarks, which take seconds. Their generated text is the same on every
 * machine.
 */
final class Parts {
  private static final int PARALLEL = 2;
  private static final List<String> LANGUAGES = List.of("en", "zh");
  private static final List<Integer> SHORT = List.of(8_000);
  private static final List<Integer> LONG = List.of(16_000);
  private static final List<Integer> SHORT_AND_LONG = List.of(4_000, 32_000);
  private static final int SMALL_WINDOW = 3_072;
  private static final Material GENERATED =
      new Material(Optional.of("generated"), Optional.empty());

  private final long seed;
  private final Tokens tokens = Tokens.builtIn();
  private final Map<String, TextPool> pools;

  Parts(long seed) {
    this.seed = seed;
    this.pools = GENERATED.pools(LANGUAGES, tokens, seed);
  }

  /** Returns the parts in the order they run. */
  List<Part> all() {
    return List.of(
        new Part("needle", needles(List.of("s-rt", "m-rt", "passkey", "missing"), Level.AUTO)),
        new Part(
            "chains", needles(List.of("m-rs", "variables", "missing-link", "atc"), Level.REASON)),
        exam("keys", new KeyTexts(pools, tokens, 3, seed).texts(LANGUAGES, SHORT_AND_LONG)),
        exam("abstain", new AbstainTexts(pools, tokens, 5, seed).texts(LANGUAGES, SHORT)),
        exam("ruler", ruler().texts(LANGUAGES, SHORT)),
        exam(
            "babilong",
            new WorldTexts(pools, tokens, List.of(Task.values()), 4, seed).texts(LANGUAGES, SHORT)),
        exam("long", mixTexts().texts(LANGUAGES, LONG)),
        new Part("jobs", jobs()),
        new Part("compare", comparison()));
  }

  private NeedleRun needles(List<String> kinds, Level level) {
    return new NeedleRun(
        new NeedleRun.Shape(
            "4k,32k", List.of(0, 50, 100), LANGUAGES, kinds, List.of(2, 4, 8), 1, false),
        GENERATED,
        Optional.empty(),
        level,
        PARALLEL,
        seed);
  }

  private RulerTexts ruler() {
    return new RulerTexts(pools, Optional.empty(), tokens, RulerTexts.TASKS, 2, seed);
  }

  private MixTexts mixTexts() {
    var generated = new Sources(List.of("generated"), Optional.empty(), seed);
    return new MixTexts(generated, pools, tokens, List.of(Variant.values()), 3, seed);
  }

  private JobsRun jobs() {
    var texts = JobsRun.texts(pools, LANGUAGES, SHORT_AND_LONG, List.of(20), 1, seed);
    var plan = Map.<String, Object>of("benchmark", "jobs");
    return new JobsRun(plan, texts, Level.AUTO, PARALLEL, SMALL_WINDOW, Habits.none());
  }

  private CompareRun comparison() {
    var methods = List.of("native:32768", "retrieve:4096", "read:4096", "reason:8192");
    return new CompareRun(
        new CompareRun.Shape("4k,64k", List.of("en"), List.of("s-rt", "m-rs"), 2, methods),
        GENERATED,
        "",
        PARALLEL,
        seed);
  }

  private Part exam(String name, List<ExamText> texts) {
    var plan = Map.<String, Object>of("benchmark", name);
    return new Part(name, new ExamRun(plan, texts, Level.AUTO, PARALLEL));
  }
}
