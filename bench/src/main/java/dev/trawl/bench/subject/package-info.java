/**
 * The system that is measured: the whole of it, started for the run, on a data directory of its
 * own.
 */
@NullMarked
package dev.trawl.bench.subject;

import org.jspecify.annotations.NullMarked;
