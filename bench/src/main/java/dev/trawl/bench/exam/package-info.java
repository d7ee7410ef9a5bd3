/**
 * The common part of all benchmarks that ask about generated texts: each text is made, opened and
 * asked about, and the results are kept in order. Start at {@code ExamRun}.
 */
@NullMarked
package dev.trawl.bench.exam;

import org.jspecify.annotations.NullMarked;
