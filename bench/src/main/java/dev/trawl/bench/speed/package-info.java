/**
 * Measures how long each step takes, how the time grows with the text size, and how trawl compares
 * with Lucene alone in the same run. Start at {@code SpeedRun}.
 */
@NullMarked
package dev.trawl.bench.speed;

import org.jspecify.annotations.NullMarked;
