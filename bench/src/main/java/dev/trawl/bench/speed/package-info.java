/**
 * Measures how long each step takes and how the time grows, as ratios within one run. Start at
 * {@code SpeedRun}.
 */
@NullMarked
package dev.trawl.bench.speed;

import org.jspecify.annotations.NullMarked;
