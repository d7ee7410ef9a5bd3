/**
 * Finds places that answer a question only together: one holds some of its words and a name, the
 * other holds that name and what the question says besides. {@code Connecting} says what to search
 * and ranks what was found; it searches nothing itself.
 */
@NullMarked
package dev.trawl.retrieval.connect;

import org.jspecify.annotations.NullMarked;
