/**
 * What a run leaves behind: a folder with one line for each question and a summary, and a table for
 * people.
 */
@NullMarked
package dev.trawl.bench.report;

import org.jspecify.annotations.NullMarked;
