package dev.trawl.bench.smoke;

import dev.trawl.bench.exam.ExamRun;
import dev.trawl.bench.exam.ExamText;
import dev.trawl.bench.haystack.Material;
import dev.trawl.bench.haystack.TextPool;
import dev.trawl.bench.keys.KeyTexts;
import dev.trawl.bench.needle.NeedleRun;
import dev.trawl.protocol.Level;
import dev.trawl.retrieval.chunk.Tokens;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The benchmarks at sizes that take seconds, on text that is generated, the same everywhere. */
final class Parts {
  private static final int AT_ONCE = 2;
  private static final List<String> LANGUAGES = List.of("en", "zh");
  private static final List<Integer> LENGTHS = List.of(4_000, 32_000);
  private static final Material GENERATED =
      new Material(Optional.of("generated"), Optional.empty());

  private final long seed;
  private final Tokens tokens = Tokens.builtIn();
  private final Map<String, TextPool> pools;

  Parts(long seed) {
    this.seed = seed;
    this.pools = GENERATED.pools(LANGUAGES, tokens, seed);
  }

  /** In the order they run. */
  List<Part> all() {
    return List.of(
        new Part("needle", needles(List.of("s-rt", "passkey", "missing"), Level.AUTO)::run),
        new Part(
            "chains", needles(List.of("m-rs", "variables", "missing-link"), Level.REASON)::run),
        exam("keys", new KeyTexts(pools, tokens, 3, seed).texts(LANGUAGES, LENGTHS)));
  }

  private NeedleRun needles(List<String> kinds, Level level) {
    return new NeedleRun(
        new NeedleRun.Shape("4k,32k", List.of(0, 50, 100), LANGUAGES, kinds, 1, false),
        GENERATED,
        Optional.empty(),
        level,
        AT_ONCE,
        seed);
  }

  private Part exam(String name, List<ExamText> texts) {
    var plan = Map.<String, Object>of("benchmark", name);
    return new Part(name, new ExamRun(plan, texts, Level.AUTO, AT_ONCE)::run);
  }
}
