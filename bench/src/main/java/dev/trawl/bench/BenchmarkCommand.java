package dev.trawl.bench;

import dev.trawl.bench.report.Benchmark;

/** A command whose benchmark can run as part of another benchmark. */
interface BenchmarkCommand {
  /** Returns the benchmark that the parsed options describe. */
  Benchmark benchmark();
}
