/**
 * The system under test: all of trawl, started for the run, with its own data directory. Start at
 * {@code Subject}.
 */
@NullMarked
package dev.trawl.bench.subject;

import org.jspecify.annotations.NullMarked;
