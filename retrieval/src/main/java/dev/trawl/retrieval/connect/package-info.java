/**
 * Finds pairs of paragraphs that answer a question only together: the first contains some words of
 * the question and a name, the second contains that name and the other words. {@code
 * ConnectionPlan} creates the queries and ranks the results; it does not run the searches.
 */
@NullMarked
package dev.trawl.retrieval.connect;

import org.jspecify.annotations.NullMarked;
