/**
 * The results folder of a run: a line for each question, a summary, tables and charts, and the
 * comparison of two runs. Start at {@code ResultStore}.
 */
@NullMarked
package dev.trawl.bench.report;

import org.jspecify.annotations.NullMarked;
