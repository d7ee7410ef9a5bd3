/**
 * The common part of all benchmarks that ask about generated texts. It generates each text, opens
 * it, asks the questions and keeps the results in order. Start at {@code ExamRun}.
 */
@NullMarked
package dev.trawl.bench.exam;

import org.jspecify.annotations.NullMarked;
