package dev.trawl.bench;

import dev.trawl.bench.report.Benchmark;

/** A command of which others make a part of their own. */
interface BenchmarkCommand {
  /** Once its options are read. */
  Benchmark benchmark();
}
