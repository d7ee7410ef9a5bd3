/** Runs all benchmarks at a small size and compares the scores with those of an earlier run. */
@NullMarked
package dev.trawl.bench.smoke;

import org.jspecify.annotations.NullMarked;
