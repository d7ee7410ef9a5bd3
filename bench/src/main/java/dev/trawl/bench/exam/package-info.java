/**
 * What benchmarks that ask questions about texts have in common: texts are made one by one, taken
 * in, asked about, and what comes of it is kept in order.
 */
@NullMarked
package dev.trawl.bench.exam;

import org.jspecify.annotations.NullMarked;
