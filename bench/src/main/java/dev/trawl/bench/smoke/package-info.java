/** All benchmarks in small, held against the scores of an earlier run. */
@NullMarked
package dev.trawl.bench.smoke;

import org.jspecify.annotations.NullMarked;
