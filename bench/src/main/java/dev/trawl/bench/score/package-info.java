/**
 * Scores of answers, as the published benchmarks define them, and the statistics of many scores.
 * Pure functions.
 */
@NullMarked
package dev.trawl.bench.score;

import org.jspecify.annotations.NullMarked;
