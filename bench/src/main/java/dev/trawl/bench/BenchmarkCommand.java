package dev.trawl.bench;

import dev.trawl.bench.report.Benchmark;

/** A command whose benchmark can be part of another one. */
interface BenchmarkCommand {
  /** The benchmark, after the options have been parsed. */
  Benchmark benchmark();
}
