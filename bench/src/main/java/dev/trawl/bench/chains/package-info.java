/**
 * Who begat the man who begat somebody? Genealogies of a whole book, where each hop stands in
 * another verse: is the chain followed to its end, and cited whole?
 */
@NullMarked
package dev.trawl.bench.chains;

import org.jspecify.annotations.NullMarked;
