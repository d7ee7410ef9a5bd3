/**
 * The folder of results of a run: a line for each question, a summary, tables and charts for
 * people, and the comparison of two runs. Start at {@code Sheet}.
 */
@NullMarked
package dev.trawl.bench.report;

import org.jspecify.annotations.NullMarked;
