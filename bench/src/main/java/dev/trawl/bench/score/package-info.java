/**
 * Scores of answers, as the published benchmarks define them, and statistics about many scores.
 * Pure functions.
 */
@NullMarked
package dev.trawl.bench.score;

import org.jspecify.annotations.NullMarked;
