package dev.trawl.bench.smoke;

import dev.trawl.bench.report.Benchmark;

/**
 * One of the benchmarks, in small.
 *
 * @param name its folder's name, too
 */
public record Part(String name, Benchmark benchmark) {}
