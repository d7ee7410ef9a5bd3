/**
 * The system under test: all of trawl, started for the run, with a data directory of its own. Start
 * at {@code Subject}.
 */
@NullMarked
package dev.trawl.bench.subject;

import org.jspecify.annotations.NullMarked;
