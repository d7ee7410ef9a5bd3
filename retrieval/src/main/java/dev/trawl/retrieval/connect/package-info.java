/**
 * Finds places that answer a question only together: one contains some of its words and a name, the
 * other that name and the remaining words. {@code Connecting} decides what to search for and ranks
 * the results; it does not search itself.
 */
@NullMarked
package dev.trawl.retrieval.connect;

import org.jspecify.annotations.NullMarked;
